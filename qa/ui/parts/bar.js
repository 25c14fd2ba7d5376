// The line of filters: chips over native lists, two days of one's own, the link to hand on.
const build = (tag, how, ...inner) => {
  const made = Object.assign(document.createElement(tag), how);
  made.append(...inner);
  return made;
};

function chip(one, go) {
  const list = build('select', { ariaLabel: one.name, title: one.name });
  for (const [value, words] of one.options) list.append(build('option', { value, textContent: words, selected: value === one.value }));
  const shown = build('span', { textContent: one.label });
  const face = build('label', { className: 'chip' + (one.chosen ? ' on' : '') }, shown);
  if (one.beside) face.append(build('span', { className: 'q', textContent: one.beside }));
  list.onchange = () => go(one, list.value, shown);
  face.append(list);
  return face;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector('.part');
  document.documentElement.lang = data.lang;
  const send = (changes) => setTriggerValue('go', changes);
  const since = build('input', { type: 'date', value: data.since, min: data.least, max: data.most, ariaLabel: data.words.since });
  const until = build('input', { type: 'date', value: data.until, min: data.least, max: data.most, ariaLabel: data.words.until });
  const show = build('button', { type: 'button', textContent: data.words.show });
  show.onclick = () => { if (since.value && until.value) send({ period: since.value + '..' + until.value }); };
  const days = build('span', { className: 'days', hidden: !data.own }, since, ' – ', until, show);
  const chosen = (one, value, shown) => {
    if (one.part === 'period' && value === 'own') { days.hidden = false; since.focus(); return; }
    shown.textContent = one.options.find(([v]) => v === value)[1];
    send({ [one.part]: value });
  };
  const copy = build('button', { type: 'button', className: 'chip bare', textContent: data.words.copy });
  copy.onclick = async () => {
    const link = location.origin + location.pathname + '?' + data.link;
    try { await navigator.clipboard.writeText(link); } catch {
      const field = build('textarea', { value: link });
      root.append(field); field.select(); document.execCommand('copy'); field.remove();
    }
    copy.textContent = data.words.copied;
    setTimeout(() => { copy.textContent = data.words.copy; }, 2000);
  };
  const chips = data.chips.map((one) => chip(one, chosen));
  if (data.chips.length && data.chips[0].part === 'period') chips.splice(1, 0, days);
  root.replaceChildren(...chips, build('span', { className: 'gap' }), copy);
}
