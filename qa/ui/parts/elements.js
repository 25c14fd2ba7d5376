// What every part draws with, and how it leads to another view: one step of the Back button, a real link underneath.
const make = (tag, name, words) => {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (words !== undefined) made.textContent = words;
  return made;
};

const visit = (href) => {
  history.pushState({}, '', href);
  dispatchEvent(new PopStateEvent('popstate'));
};

const link = (name, words, href) => {
  const made = make('a', name, words);
  made.href = href;
  made.onclick = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    event.stopPropagation();
    visit(href);
  };
  return made;
};

