// Enlivens the page that the server drew: all of it can be read without this.
import { all, one } from './dom.js';
import { startComboboxes } from './combobox.js';
import { startEvents } from './events.js';
import { startTakeAway } from './takeaway.js';
import { linkText } from './text.js';
import { startTry } from './try.js';

const { view, ...data } = document.body.dataset;

startComboboxes();
startTakeAway();
if (view === 'events') startEvents(data);
if (view === 'document') all('.reading').forEach(linkText);
if (view === 'try') startTry(data);

// On a narrow screen the filters begin folded; they are one tap away and the events come first.
if (matchMedia('(max-width: 48rem)').matches) one('.narrow')?.removeAttribute('open');

addEventListener('keydown', (key) => {
  if (key.key !== '/' || key.ctrlKey || key.metaKey || key.target.closest('input, textarea, select')) return;
  key.preventDefault();
  one('.search input').focus();
});
