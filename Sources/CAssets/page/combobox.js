// A box with a list to choose from (ARIA Authoring Practices, combobox with list autocomplete); its datalist holds the choices.
import { all, bdi, el, one } from './dom.js';
import { folded } from './words.js';

const MOST = 40;

export function startComboboxes() {
  for (const input of all('input[list]')) enliven(input);
}

function enliven(input) {
  const choices = all('option', input.list).map((option) => ({ name: option.value, id: option.textContent }));
  if (!choices.length) return;
  const list = el('ul', { role: 'listbox', id: `list-${input.name}`, 'aria-label': 'Actors', hidden: true });
  input.removeAttribute('list');
  const frame = el('span', { class: 'combo' });
  input.replaceWith(frame);
  frame.append(input, list);
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id })) input.setAttribute(name, value);
  let active = -1;

  const show = () => {
    const typed = folded(input.value.trim());
    const found = choices.filter(({ name, id }) => folded(name).includes(typed) || folded(id).startsWith(typed))
      .sort((a, b) => folded(b.name).startsWith(typed) - folded(a.name).startsWith(typed)).slice(0, MOST);
    list.replaceChildren(...found.map(({ name, id }, index) => el('li', { role: 'option', id: `${list.id}-${index}`, 'data-name': name, 'aria-selected': 'false' }, bdi(name), el('small', null, id))));
    open(found.length > 0);
    move(-1);
  };
  const open = (isOpen) => { list.hidden = !isOpen; input.setAttribute('aria-expanded', String(isOpen)); };
  const move = (index) => {
    active = index;
    [...list.children].forEach((item, at) => item.setAttribute('aria-selected', String(at === index)));
    if (index >= 0) { input.setAttribute('aria-activedescendant', list.children[index].id); list.children[index].scrollIntoView({ block: 'nearest' }); } else input.removeAttribute('aria-activedescendant');
  };
  const take = (item) => { input.value = item.dataset.name; open(false); };

  input.addEventListener('input', show);
  input.addEventListener('click', () => { input.select(); if (list.hidden) { const typed = input.value; input.value = ''; show(); input.value = typed; input.select(); } });
  input.addEventListener('blur', () => open(false));
  input.addEventListener('keydown', (key) => {
    const count = list.children.length;
    if (key.key === 'ArrowDown' || key.key === 'ArrowUp') {
      key.preventDefault();
      if (list.hidden) show();
      else if (count) move((active + (key.key === 'ArrowDown' ? 1 : -1) + count + (active < 0 && key.key === 'ArrowUp' ? 1 : 0)) % count);
    } else if (key.key === 'Enter' && !list.hidden && active >= 0) {
      key.preventDefault();
      take(list.children[active]);
    } else if (key.key === 'Escape' && !list.hidden) { key.stopPropagation(); open(false); }
  });
  // Before the box loses the focus, which would close the list.
  list.addEventListener('pointerdown', (press) => {
    press.preventDefault();
    const item = press.target.closest('li');
    if (item) take(item);
  });
  one('button', input.form)?.setAttribute('type', 'submit');
}
