// A list of our own: the name of a row is a button, the whole row opens it, arrow keys walk; nothing sorts by a click.

export default function ({ parentElement, data }) {
  const root = parentElement.querySelector('.part');
  const table = make('table'), group = make('colgroup'), head = make('tr');
  data.columns.forEach((column) => {
    const width = make('col', column.folds ? 'folds' : '');
    if (column.width) width.style.width = column.width;
    group.append(width);
    const name = make('th', [column.right && 'right', column.folds && 'folds'].filter(Boolean).join(' '), column.name);
    name.scope = 'col';
    head.append(name);
  });
  const buttons = [];
  const rows = data.rows.map((cells, number) => {
    const row = make('tr', 'row' + (number === data.on ? ' on' : ''));
    cells.forEach((cell, place) => {
      const column = data.columns[place], box = make('td', [column.right && 'right', column.folds && 'folds'].filter(Boolean).join(' '));
      const words = cell && typeof cell === 'object' ? cell.words : cell;
      if (place === 0) {
        const open = link('', words, data.links[number]);
        if (number === data.on) open.setAttribute('aria-current', 'true');
        buttons.push(open);
        box.append(open);
      } else if (words === '–' || words === null) box.append(make('span', 'quiet', '–'));
      else box.append(words);
      if (cell && cell.share !== undefined) {
        const share = make('span', 'share'), fill = make('i');
        fill.style.width = Math.max(0, Math.min(100, cell.share)) + '%';
        share.append(fill);
        box.append(share);
      }
      row.append(box);
    });
    row.onclick = () => {
      table.querySelectorAll('tr.on').forEach((x) => x.classList.remove('on'));
      row.classList.add('on');
      visit(data.links[number]);
    };
    return row;
  });
  table.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], at = buttons.indexOf(event.composedPath()[0]);
    if (!step || at < 0) return;
    event.preventDefault();
    (buttons[at + step] || buttons[at]).focus();
  };
  const top = make('thead'), body = make('tbody');
  top.append(head);
  body.append(...rows);
  table.append(group, top, body);
  root.replaceChildren(table);
}
