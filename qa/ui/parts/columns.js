// A table as it stands in the file; what each column is, is said in its head, with how sure the guess is and why.
const SIGNS = { full: '●', half: '◐', look: '◆', none: '○' };

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector('.part');
  const table = make('table'), top = make('thead'), body = make('tbody'), heads = make('tr');
  data.heads.forEach((head, number) => {
    const cell = make('th', head.sure), name = make('span', 'name', head.name), choose = make('select');
    name.title = head.name;
    choose.setAttribute('aria-label', head.name);
    const none = make('option', '', data.none);
    none.value = '';
    choose.append(none);
    data.groups.forEach((group) => {
      const box = make('optgroup');
      box.label = group.name;
      group.roles.forEach(([key, words]) => {
        const option = make('option', '', words);
        option.value = key;
        box.append(option);
      });
      choose.append(box);
    });
    choose.value = head.role;
    choose.onchange = () => setTriggerValue('said', [number, choose.value]);
    const why = make('span', 'why ' + head.sure), sign = make('i', '', SIGNS[head.sure]);
    sign.setAttribute('aria-hidden', 'true');
    why.append(sign, head.words);
    cell.append(name, choose, why);
    heads.append(cell);
  });
  top.append(heads);
  data.rows.forEach((cells) => {
    const row = make('tr');
    cells.forEach((words, number) => {
      const cell = make('td', data.heads[number].role ? '' : 'unused', words);
      cell.title = words;
      row.append(cell);
    });
    body.append(row);
  });
  const before = root.querySelector('.wide'), wide = make('div', 'wide'), at = before ? before.scrollLeft : 0;
  table.append(top, body);
  wide.append(table);
  wide.tabIndex = 0;
  const key = make('p', 'key', data.key);
  root.replaceChildren(wide, key);
  wide.scrollLeft = at;
}
