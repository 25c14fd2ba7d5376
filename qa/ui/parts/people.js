// People in the order of their numbers: no handler sorts them. A bar is an interval on the usual range.
const place = (element, left, width) => {
  element.style.left = left + '%';
  if (width !== undefined) element.style.width = width + '%';
  return element;
};

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector('.part');
  const keep = (parentElement.__people ||= { all: false });
  const names = make('div', 'names'), scale = make('span', 'scale');
  data.ticks.forEach(([left, words]) => scale.append(place(make('i', '', words), left)));
  names.append(make('span', '', data.words.name), make('span', '', data.words.next), scale, make('span', 'thanks', data.words.thanks), make('span'));
  const row = (one, number) => {
    const line = make('div', 'row'), name = link('name', one.name, one.href), act = make('button', 'act', data.words.act);
    act.type = 'button';
    act.onclick = () => setTriggerValue('act', number);
    let bar;
    if (one.thin) bar = make('span', 'interval none', one.thin);
    else {
      bar = make('span', 'interval');
      bar.append(place(make('u'), one.usual[0], one.usual[1]), place(make('s'), one.low, one.width), place(make('b'), one.at));
    }
    bar.title = one.title;
    line.append(name, one.coach ? link('next', one.next, one.coach) : make('span', 'next', one.next), bar, make('span', 'thanks', one.thanks), act);
    return line;
  };
  const shown = keep.all ? data.rows : data.rows.slice(0, data.first);
  const rows = shown.map(row);
  if (shown.length < data.rows.length) {
    const more = make('button', 'more', data.words.more);
    more.type = 'button';
    more.onclick = () => { keep.all = true; rows.at(-1).after(...data.rows.slice(data.first).map((one, k) => row(one, data.first + k))); more.remove(); };
    rows.push(more);
  }
  const foot = make('div', 'foot'), usual = make('span'), own = make('span');
  usual.append(make('u'), data.words.usual);
  own.append(make('s'), data.words.own);
  foot.append(usual, own);
  root.replaceChildren(names, ...rows, foot);
}
