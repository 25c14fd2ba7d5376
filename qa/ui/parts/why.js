// What is different: rows that add up to the difference, each with its interval and the contacts behind it.

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector('.part');
  const head = make('div', 'head');
  head.append(make('span', '', data.title));
  if (data.close) {
    const shut = make('button', '', '✕');
    shut.type = 'button'; shut.title = data.close; shut.ariaLabel = data.close;
    shut.onclick = () => setTriggerValue('close', true);
    head.append(shut);
  }
  const lead = make('p');
  data.lead.forEach(([words, strong]) => lead.append(strong ? make('b', '', words) : words));
  if (data.noted) lead.append(make('br'), make('b', '', data.noted));
  const list = make('ul');
  data.rows.forEach((row) => {
    const item = make('li'), what = make('div', 'what', row.what), bar = make('div', 'bar');
    if (row.note) what.append(make('span', '', row.note));
    const body = make('i', row.kind);
    body.style.left = row.left + '%'; body.style.width = Math.max(0.6, row.width) + '%';
    bar.append(body);
    if (row.half) {
      const whisker = make('s');
      whisker.style.left = row.end - row.half + '%'; whisker.style.width = 2 * row.half + '%';
      bar.title = row.interval;
      bar.append(whisker);
    }
    item.append(what, make('b', 'size', row.size), bar);
    if (row.n) {
      item.append(link('link', row.n, row.href));
    }
    list.append(item);
  });
  const foot = make('div', 'foot');
  if (data.rows.length) foot.append(make('i', 'mix'), make('span', '', data.words.mix), make('i'), make('span', '', data.words.rate), make('br'));
  foot.append(data.words.caution);
  root.replaceChildren(head, lead, list, foot);
}
