// Tiles are the control: the one that is pressed owns the chart below.
const SVG = 'http://www.w3.org/2000/svg';

function spark(values) {
  const known = values.filter((v) => v !== null);
  if (known.length < 2) return null;
  const low = Math.min(...known), span = Math.max(...known) - low || 1, step = 44 / Math.max(1, values.length - 1);
  let pen = 'M', path = '', last = null;
  values.forEach((v, k) => {
    if (v === null) { pen = 'M'; return; }
    last = [1 + k * step, 23 - 20 * (v - low) / span];
    path += pen + last[0].toFixed(1) + ' ' + last[1].toFixed(1);
    pen = 'L';
  });
  const drawn = document.createElementNS(SVG, 'svg');
  drawn.setAttribute('viewBox', '0 0 46 26');
  drawn.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  const dot = document.createElementNS(SVG, 'circle');
  dot.setAttribute('cx', last[0]); dot.setAttribute('cy', last[1]); dot.setAttribute('r', 2);
  drawn.append(line, dot);
  return drawn;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector('.part');
  root.style.setProperty('--count', data.tiles.length);
  root.replaceChildren(...data.tiles.map((t) => {
    const tile = make('button', 'tile');
    tile.type = 'button';
    tile.title = t.title;
    tile.setAttribute('aria-pressed', t.key === data.on);
    const top = make('span', 'top'), value = make('span', 'value' + (t.thin ? ' thin' : ''), t.value);
    top.append(make('b', '', t.name));
    if (t.target) top.append(make('i', '', t.target));
    if (t.unit) value.append(make('small', '', t.unit));
    tile.append(top, value);
    if (t.change) tile.append(make('span', 'line change ' + (t.tone || ''), t.change));
    const line4 = make('span', 'line', t.interval || '');
    if (t.n) line4.append(make('span', 'n', t.n));
    tile.append(line4);
    const line = spark(t.spark);
    if (line) tile.append(line);
    tile.onclick = () => {
      if (tile.getAttribute('aria-pressed') === 'true') return;
      root.querySelectorAll('.tile').forEach((x) => x.setAttribute('aria-pressed', x === tile));
      setTriggerValue('on', t.key);
    };
    return tile;
  }));
}
