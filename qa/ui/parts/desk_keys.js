// The keyboard of the desk: dead while somebody types and while an input method composes; a key held down verdicts nothing.
const ONCE = ['met', 'not_met', 'na', 'submit', 'skip', 'next', 'previous', 'rests', 'words', 'remark', 'phrases', 'help', 'fold', 'search', 'evidence', 'play', 'speed'];

const isTyping = (event) => {
  const at = event.composedPath()[0];
  return at instanceof HTMLElement && (at.tagName === 'TEXTAREA' || (at.tagName === 'INPUT' && at.type !== 'checkbox') || at.isContentEditable);
};

const isComposing = (event) => event.isComposing || event.keyCode === 229;

const listen = (desk) => {
  const heard = (event) => {
    if (!desk.root.isConnected) { document.removeEventListener('keydown', heard, true); return; }
    if (isComposing(event) || event.altKey || event.metaKey) return;
    const path = event.composedPath(), mine = path.includes(desk.root);
    const elsewhere = !mine && path[0] instanceof HTMLElement && path[0].closest('input, textarea, select, button, a, [role=listbox], [role=dialog]');
    if (elsewhere) return;
    if (isTyping(event)) {
      if (event.key === 'Escape') { path[0].blur(); desk.root.focus(); stop(event); }
      if (event.key === 'Enter' && event.ctrlKey) { stop(event); path[0].blur(); desk.act('submit'); }
      return;
    }
    if (event.ctrlKey) return;
    const isButton = mine && path[0] instanceof HTMLElement && path[0].closest('button, a, select');
    if (isButton && (event.key === 'Enter' || event.key === ' ')) return;
    const binding = desk.data.keys.find((one) => one.key === event.key || one.key === event.key.toLowerCase());
    if (event.key === 'Escape') { desk.closeHelp(); if (desk.hidePhrases) desk.hidePhrases(); return; }
    if (!binding) return;
    stop(event);
    if (event.repeat && ONCE.includes(binding.action)) return;
    desk.act(binding.action);
  };
  document.addEventListener('keydown', heard, true);
};

const stop = (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

const keyOf = (desk, action) => desk.data.keys.find((one) => one.action === action);

const printed = (desk, action) => make('kbd', 'kbd', keyOf(desk, action).shown);

const icon = (desk, name, more = '') => {
  const made = make('i', `i ${more}`);
  made.style.setProperty('--m', desk.data.icons[name]);
  made.setAttribute('aria-hidden', 'true');
  return made;
};

const say = (words, facts) => Object.entries(facts).reduce((told, [name, value]) => told.replace(`{${name}}`, value), words);

const press = (name, act, ...inner) => {
  const made = make('button', name);
  made.type = 'button';
  made.onclick = act;
  made.append(...inner);
  return made;
};

const drawHelp = (desk) => {
  const box = make('div', 'help'), list = make('dl');
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-label', desk.words.help);
  desk.data.keys.forEach((one) => {
    const key = make('dt');
    key.append(make('kbd', 'kbd', one.shown));
    list.append(key, make('dd', '', one.words));
  });
  box.append(make('b', '', desk.words.help), list, press('quiet', () => desk.closeHelp(), desk.words.close));
  return box;
};
