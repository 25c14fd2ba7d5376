// The form: a line an item, the open one with its verdicts, what the machine heard, and words for the agent.
const NEARLY_FULL = 400;
const NAMES = { met: 'met', not_met: 'not_met', na: 'na' };

const drawForm = (desk) => {
  const pane = make('section', 'form'), { open } = desk.data;
  if (!open) return pane;
  const head = make('div', 'fh');
  head.append(make('b', '', open.name), make('span', 'tiny kept', desk.kept), make('span', 'gap'));
  if (!open.blind) {
    const machine = make('span', 'c5', desk.words.machine);
    machine.title = desk.words.legend;
    head.append(machine);
  }
  head.append(make('span', 'c6', desk.words.you));
  const list = make('ol', 'sc');
  let section = null;
  open.items.forEach((item, place) => {
    if (item.section !== section) list.append(make('li', 'sec', item.section));
    section = item.section;
    list.append(place === desk.at ? openItem(desk, item) : shutItem(desk, item, place));
  });
  pane.append(head, list, foot(desk));
  desk.sheet = list;
  return pane;
};

const firstLine = (desk, item, name) => {
  const row = make('div', 'l1');
  row.append(make('span', 'no', item.n), make(name, 'nm', item.name));
  if (item.critical) row.append(make('em', '', item.critical));
  row.append(make('span', 'p', item.points));
  if (!desk.data.open.blind && item.said) {
    const mine = desk.form.verdicts[item.id], machine = make('span', 'mc' + (mine && mine !== item.verdict ? ' df' : ''), item.said);
    machine.append(make('small', '', item.state));
    row.append(machine);
  }
  return row;
};

const shutItem = (desk, item, place) => {
  const row = make('li', 'it'), line = firstLine(desk, item, 'span'), mine = desk.form.verdicts[item.id];
  const told = make('span', 'mv ' + ({ met: 'ok', not_met: 'no', na: 'na' }[mine] || ''));
  if (mine === 'met') told.append(icon(desk, 'check', 's'));
  if (mine === 'not_met') told.append('–');
  told.append(mine ? keyOf(desk, NAMES[mine]).words : desk.words.undone);
  line.append(told);
  row.append(line);
  row.onclick = () => desk.goTo(place);
  return row;
};

const openItem = (desk, item) => {
  const row = make('li', 'it cur'), choices = make('div', 'vb'), mine = desk.form.verdicts[item.id];
  row.setAttribute('aria-current', 'true');
  choices.setAttribute('role', 'radiogroup');
  choices.setAttribute('aria-label', item.name);
  Object.keys(NAMES).forEach((verdict) => {
    const choice = press(mine === verdict ? 'sel' : '', () => desk.act(verdict), printed(desk, verdict), keyOf(desk, verdict).words);
    choice.setAttribute('role', 'radio');
    choice.setAttribute('aria-checked', String(mine === verdict));
    choices.append(choice);
  });
  row.append(firstLine(desk, item, 'b'), choices, mine === 'na' ? whyNot(desk, item) : whatHeard(desk, item), wordsFor(desk, item));
  return row;
};

const whyNot = (desk, item) => {
  const box = make('p', 'why'), choose = make('select'), first = make('option', '', desk.words.why_na);
  first.value = '';
  choose.append(first);
  Object.entries(desk.data.reasons).forEach(([code, words]) => {
    const option = make('option', '', words);
    option.value = code;
    choose.append(option);
  });
  choose.value = desk.form.reasons[item.id] || '';
  choose.setAttribute('aria-label', desk.words.why_na);
  choose.onchange = () => { desk.form.reasons[item.id] = choose.value; desk.changed(); desk.totals(); };
  box.append(choose);
  return box;
};

const whatHeard = (desk, item) => {
  const box = make('p', 'why', item.told || item.why), rests = desk.form.evidence[item.id];
  if (rests) box.append(make('span', 'rests', say(desk.words.rests, { n: rests })));
  if (item.seq || rests) box.append(press('link', () => desk.act('evidence'), desk.words.see, printed(desk, 'evidence')));
  return box;
};

const wordsFor = (desk, item) => {
  const box = make('div', 'cm'), field = make('textarea'), under = make('span', 'cmf');
  field.rows = 2;
  field.maxLength = 500;
  field.placeholder = desk.words.say;
  field.setAttribute('aria-label', `${desk.words.say} · ${item.name}`);
  field.value = desk.form.words[item.id] || '';
  const only = make('span', '', desk.words.only);
  field.oninput = () => {
    desk.form.words[item.id] = field.value;
    only.textContent = field.value.length > NEARLY_FULL ? `${field.value.length} / ${field.maxLength}` : desk.words.only;
    desk.changed();
  };
  desk.field = field;
  const used = make('div', 'phrases');
  used.hidden = true;
  item.phrases.filter(Boolean).forEach((words) => used.append(press('', () => {
    field.value = [field.value.trim(), words].filter(Boolean).join('');
    field.oninput();
    used.hidden = true;
    field.focus();
  }, words)));
  desk.hidePhrases = () => { used.hidden = true; };
  desk.showPhrases = () => { used.hidden = !used.hidden; if (!used.hidden && used.firstChild) used.firstChild.focus(); };
  under.append(press('link', () => desk.showPhrases(), desk.words.phrases, printed(desk, 'phrases')), only);
  box.append(field, used, under);
  return box;
};

const foot = (desk) => {
  const box = make('div', 'ff'), total = make('div', 'tot');
  total.append(make('b', 'sum', ''), make('span', '', desk.words.yours), make('small', 'lack', ''));
  const skip = press('btn', () => desk.act('skip'), desk.words.skip, printed(desk, 'skip'));
  const submit = press('btn go', () => desk.act('submit'), desk.words.submit, printed(desk, 'submit'));
  desk.submitButton = submit;
  box.append(total, skip, submit);
  return box;
};

const totalOf = (desk) => {
  const items = desk.data.open.items, mine = desk.form.verdicts;
  const counted = items.filter((one) => mine[one.id] === 'met' || mine[one.id] === 'not_met');
  const possible = counted.reduce((sum, one) => sum + one.points, 0);
  const earned = counted.reduce((sum, one) => sum + (mine[one.id] === 'met' ? one.points : 0), 0);
  return possible ? (100 * earned) / possible : null;
};

// The machine's sentence stands for a person's "not met" only where the machine says so, too.
const heardMissed = (item) => item.verdict === 'not_met' && item.seq > 0;

// What still keeps the form from being sent: {place, words} of the first such item, or null.
const lacks = (desk) => {
  const form = desk.form, items = desk.data.open.items;
  const undone = items.findIndex((one) => !form.verdicts[one.id]);
  if (undone >= 0) return { place: undone, words: say(desk.words.lacking, { n: items.filter((one) => !form.verdicts[one.id]).length }) };
  const unsaid = items.findIndex((one) => form.verdicts[one.id] === 'na' && !form.reasons[one.id]);
  if (unsaid >= 0) return { place: unsaid, words: desk.words.need_why };
  const bare = items.findIndex((one) => one.critical && form.verdicts[one.id] === 'not_met' && !form.evidence[one.id] && !heardMissed(one) && desk.data.open.says.length);
  return bare >= 0 ? { place: bare, words: desk.words.need_evidence } : null;
};
