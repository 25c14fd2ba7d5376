// The conversation: two sides like a chat, mood along the edge, silence as a gap, evidence underlined with its item's number.
const EDGE = 26, MIDDLE = 15, REACH = 11;

const drawTalk = (desk) => {
  const pane = make('section', 'conv'), { open } = desk.data, facts = make('div', 'ct');
  if (!open) {
    pane.append(nothing(desk));
    return pane;
  }
  open.facts.forEach((one, place) => facts.append(make(place ? 'span' : 'b', '', one)));
  pane.append(facts);
  const told = [open.gone, open.blind && desk.words.blind, open.others.length && say(desk.words.others, { who: open.others.join('、') }), open.judged && say(desk.words.judged, { who: open.judged })].filter(Boolean);
  if (told.length) pane.append(make('p', 'told', told.join('　')));
  const strip = drawSound(desk);
  if (strip) pane.append(strip);
  pane.append(searchLine(desk));
  const scroll = make('div', 'scroll'), list = make('ol', 'tr');
  scroll.tabIndex = 0;
  if (!open.says.length) list.append(make('li', 'none', desk.words.no_words));
  let mood = 0;
  open.says.forEach((one) => {
    if (one.gap) list.append(between(one, mood, 'gap', say(desk.words.silence, { n: one.gap })));
    if (one.over) list.append(between(one, mood, 'ov', say(desk.words.over, { n: one.over })));
    const next = one.mood === null ? mood : one.mood;
    list.append(sentence(desk, one, mood, next));
    mood = next;
  });
  scroll.append(list);
  pane.append(scroll);
  desk.talk = scroll;
  return pane;
};

const nothing = (desk) => {
  const box = make('div', 'nothing');
  box.append(icon(desk, 'check'), make('b', '', desk.words.nothing), make('span', '', desk.words.nothing_why));
  return box;
};

const searchLine = (desk) => {
  const box = make('label', 'seek'), field = make('input');
  field.type = 'search';
  field.placeholder = desk.words.search;
  field.setAttribute('aria-label', desk.words.search);
  const count = make('span', 'tiny');
  field.oninput = () => {
    const found = desk.find(field.value.trim());
    count.textContent = field.value.trim() ? say(desk.words.found, { n: found.length ? 1 : 0, of: found.length }) : '';
    if (found.length) desk.light(found[0]);
  };
  field.onkeydown = (event) => {
    if (event.key !== 'Enter' || isComposing(event)) return;
    const found = desk.find(field.value.trim()), at = found.indexOf(desk.lit);
    if (!found.length) return;
    desk.light(found[(at + 1) % found.length]);
    count.textContent = say(desk.words.found, { n: found.indexOf(desk.lit) + 1, of: found.length });
  };
  box.append(field, count, printed(desk, 'search'));
  desk.seekField = field;
  return box;
};

const edge = (from, to) => {
  const space = 'http://www.w3.org/2000/svg', drawing = document.createElementNS(space, 'svg'), line = document.createElementNS(space, 'path');
  drawing.setAttribute('viewBox', `0 0 ${EDGE} 10`);
  drawing.setAttribute('preserveAspectRatio', 'none');
  drawing.setAttribute('aria-hidden', 'true');
  drawing.classList.add('md');
  line.setAttribute('d', `M${(MIDDLE + from * REACH).toFixed(1)} 0L${(MIDDLE + to * REACH).toFixed(1)} 10`);
  drawing.append(line);
  return drawing;
};

const between = (one, mood, name, words) => {
  const row = make('li', name), box = make('div');
  box.append(make('span', '', words));
  row.append(make('time', '', ''), edge(mood, mood), box);
  return row;
};

const sentence = (desk, one, from, to) => {
  const row = make('li', one.who === 'agent' ? 'a' : 'c'), box = make('div'), words = make('p');
  row.dataset.seq = one.seq;
  one.pieces.forEach(([text, mask, item]) => {
    const inner = mask ? make('i', 'mk', text) : document.createTextNode(text);
    if (!item) { words.append(inner); return; }
    const mark = make('mark');
    mark.dataset.n = item;
    mark.append(inner);
    words.append(mark);
  });
  const note = desk.form.remarks[one.seq];
  if (note) words.append(make('small', 'rm', note));
  const pen = press('pen', () => { desk.light(one.seq); desk.act('remark'); }, '✎');
  pen.setAttribute('aria-label', say(desk.words.remark, { n: one.seq }));
  words.append(pen);
  box.append(words);
  box.onclick = (event) => { if (!event.target.closest('button')) desk.light(one.seq); };
  row.append(make('time', '', one.at), edge(from, to), box);
  return row;
};
