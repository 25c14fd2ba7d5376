// The list: what is still to do with why, what is done with its score; it folds to a strip.
const drawList = (desk) => {
  const { data, words } = desk, pane = make('section', 'list'), todo = data.list.filter((one) => one.state !== 'done');
  const done = data.list.filter((one) => one.state === 'done');
  const fold = press('fold', () => desk.act('fold'), icon(desk, 'down', 's'));
  fold.setAttribute('aria-label', desk.folded ? words.unfold : words.fold);
  const head = make('div', 'lh');
  head.append(make('b', '', `${data.done} / ${data.of}`), make('span', '', say(words.left, { n: data.minutes })), fold);
  const bar = make('div', 'pg'), fill = make('i');
  fill.style.width = `${data.of ? (100 * data.done) / data.of : 100}%`;
  bar.append(fill);
  const list = make('ol', 'wl');
  todo.forEach((one) => list.append(line(desk, one)));
  pane.append(head, bar);
  data.waiting.forEach((one) => pane.append(link('wait', one.words, one.href)));
  pane.append(list);
  if (done.length) {
    const ended = make('ol', 'dn');
    done.slice(0, 30).forEach((one) => {
      const row = make('li'), open = press('', () => desk.open(one.id), icon(desk, 'check', 's'), make('span', '', one.title));
      open.append(make('span', 'num', one.score === null ? '–' : one.score.toFixed(1)));
      row.append(open);
      ended.append(row);
    });
    pane.append(make('h3', '', say(words.done, { n: done.length })), ended);
  }
  pane.append(make('p', 'note', words.random_only));
  return pane;
};

const line = (desk, one) => {
  const row = make('li', (one.id === desk.id ? 'on ' : '') + one.state);
  const open = press('', () => desk.open(one.id));
  const first = make('span', 'w1');
  first.append(icon(desk, one.voice ? 'phone' : 'contacts', 's'), make('b', '', one.title), make('time', '', `${one.day} ${one.at}`));
  open.append(first, make('span', 'w2', one.why));
  if (one.state === 'begun' || one.state === 'skipped') open.append(make('span', 'w3', one.state === 'begun' ? desk.words.begun : desk.words.skipped));
  if (one.id === desk.id) open.setAttribute('aria-current', 'true');
  row.append(open);
  return row;
};
