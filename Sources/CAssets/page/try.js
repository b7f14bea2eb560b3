// A text of one's own: sent once, shown, and forgotten with the page.
import { ask } from './api.js';
import { bdi, el, one } from './dom.js';
import { EventsWork } from './events.js';
import { filterForm } from './filters.js';
import { drawReading } from './text.js';
import { counted, grouped } from './words.js';

export function startTry(data) {
  const form = one('.paste');
  const [text, file, status, result] = ['#paste', '#file', '#status', '#result'].map((selector) => one(selector));
  const limit = Number(data.limit);
  let mediaType = 'text/plain', title = null;

  const load = async (chosen) => {
    if (!chosen) return;
    if (chosen.size > limit) return say(status, `${chosen.name} has ${grouped(chosen.size)} bytes; ${grouped(limit)} are read at most. Send it in parts.`, true);
    try {
      text.value = new TextDecoder('utf-8', { fatal: true }).decode(await chosen.arrayBuffer());
    } catch { return say(status, `${chosen.name} is not UTF-8 text. Convert it first, for instance with iconv.`, true); }
    mediaType = /\.html?$/i.test(chosen.name) ? 'text/html' : /\.md$/i.test(chosen.name) ? 'text/markdown' : 'text/plain';
    title = chosen.name.replace(/\.\w+$/, '').slice(0, 200);
    form.requestSubmit();
  };
  file.addEventListener('change', () => load(file.files[0]));
  text.addEventListener('input', () => { [mediaType, title] = ['text/plain', null]; });
  form.addEventListener('dragover', (drag) => { drag.preventDefault(); form.classList.add('over'); });
  form.addEventListener('dragleave', () => form.classList.remove('over'));
  form.addEventListener('drop', (drop) => {
    form.classList.remove('over');
    if (!drop.dataTransfer.files.length) return;
    drop.preventDefault();
    load(drop.dataTransfer.files[0]);
  });
  form.addEventListener('submit', async (submit) => {
    submit.preventDefault();
    const button = one('button', form);
    button.disabled = true;
    say(status, el('span', null, 'Reading ', el('progress', { 'aria-label': 'Reading' })));
    result.replaceChildren();
    const query = new URLSearchParams({ explain: '1' });
    if (one('#published').value) query.set('published', one('#published').value);
    if (title) query.set('title', title);
    try {
      const reading = await ask(`v1/readings?${query}`, { method: 'POST', headers: { 'Content-Type': `${mediaType}; charset=utf-8` }, body: text.value });
      say(status, '');
      show(reading, result);
    } catch (fault) { say(status, fault.message, true); } finally { button.disabled = false; }
  });
}

function say(status, message, isFault = false) {
  status.replaceChildren(message && el('p', { class: isFault ? 'fault' : 'loading', role: isFault ? 'alert' : null }, message));
}

function show(reading, result) {
  const names = new Map(reading.actors.map((actor) => [actor.id, actor.name]));
  const labels = {
    actor: (id) => names.get(id) ?? id, document: () => reading.document.title ?? 'your text', actorLink: false,
    placeHref: (place) => `#s${place.sentence}`,
  };
  const text = [...reading.document.text];
  const source = {
    paragraph: async (place) => reading.sentences.filter((sentence) => sentence.paragraph === place.paragraph)
      .map((sentence) => ({ ...sentence, text: text.slice(sentence.start, sentence.end).join('') })),
    why: async (event) => event.why && { ...event.why, status: { reason: event.why.status }, date: { reason: event.why.date } },
    links: () => null,
  };
  const work = el('div', { class: 'work' },
    el('details', { class: 'narrow', open: true }, el('summary', null, 'Filters'), filterForm()),
    el('div', { class: 'view' }, el('p', { class: 'shown', role: 'status', 'data-shown': '' }), el('div', { class: 'timeline' }),
      el('h2', { class: 'sub' }, 'Every event'), el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Every event', 'data-table': '' }),
      el('section', { class: 'years' }, el('h2', null, 'Year by year'), el('div', { 'data-years': '' }))),
    el('aside', { class: 'evidence', 'aria-label': 'Evidence', hidden: true }));
  const heading = el('h2', { tabindex: '-1' }, bdi(reading.document.title ?? 'Your text'));
  const notes = reading.notes.map((note) => el('p', { class: 'hint' }, note));
  result.replaceChildren(heading, el('p', { class: 'lead' },
    `${counted(reading.document.words, 'word')}: ${counted(reading.events.length, 'event')} between ${counted(reading.actors.length, 'actor')}. Nothing of it is stored.`),
  ...notes, tieChips(reading, labels, () => view), ...(reading.events.length ? [work] : []), el('h2', null, 'The text'), drawReading(reading, labels));
  let view = null;
  if (reading.events.length) {
    view = new EventsWork(work, { labels, source, facets: ['status', 'type', 'quad', 'actor'], hasAddress: false });
    view.begin(reading.events);
  }
  heading.focus();
  document.body.dataset.ready = 'true';
}

/** The ties of the reading: choosing one narrows the events to it. */
function tieChips(reading, labels, view) {
  const chips = reading.ties.map((tie) => el('button', {
    type: 'button', 'aria-pressed': 'false',
    onclick: (click) => {
      const isOn = click.currentTarget.getAttribute('aria-pressed') === 'false';
      for (const chip of chips) chip.setAttribute('aria-pressed', String(chip === click.currentTarget && isOn));
      const within = (event) => tie.pair.every((id) => event.source.includes(id) || event.target.includes(id));
      view().begin(isOn ? reading.events.filter(within) : reading.events);
    },
  }, bdi(labels.actor(tie.pair[0])), ' – ', bdi(labels.actor(tie.pair[1])), ` ${tie.events}`));
  return chips.length ? el('div', { class: 'tabs', role: 'group', 'aria-label': 'Ties' }, chips) : null;
}
