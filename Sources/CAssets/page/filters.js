// Filters of events, applied here at once and to every view alike; they mean what the API's parameters mean.
import { all, bdi, debounced, el, one } from './dom.js';
import { dayNumber, typedBounds } from './dates.js';
import { mark } from './timeline.js';
import { grouped, typeName, wordsOf } from './words.js';

const capital = (text) => text[0].toUpperCase() + text.slice(1).replace('-', ' ');
const FACETS = [
  { name: 'status', legend: 'Status', values: (event) => [event.status], label: (value) => value },
  { name: 'type', legend: 'Type', values: (event) => [event.type], label: typeName, mark: true },
  { name: 'quad', legend: 'Kind', values: (event) => [event.quad], label: capital },
  { name: 'actor', legend: 'With', values: (event) => [...new Set([...event.source, ...event.target])] },
  { name: 'document', legend: 'Article', values: (event) => [...new Set(event.evidence.map((place) => place.document))] },
];
const PLAIN = ['from', 'to', 'undated', 'q'];

export class Filters {
  /**
   * `form` gets a fieldset for each facet; `labels.actor(id)` and `labels.document(id)` name values; `actor` is the one
   * whose page it is. `changed(events)` hears which events pass.
   */
  constructor(form, { labels, actor = null, facets = ['status', 'type', 'quad', 'document'], changed }) {
    Object.assign(this, { form, labels, actor, changed });
    this.facets = FACETS.filter((facet) => facets.includes(facet.name));
    this.chosen = new Map(this.facets.map((facet) => [facet.name, new Set()]));
    form.addEventListener('submit', (submit) => { submit.preventDefault(); this.apply(); });
    form.addEventListener('change', (change) => {
      if (change.target.type === 'checkbox') this.toggle(change.target);
      this.apply('push');
    });
    form.addEventListener('input', debounced((input) => { if (input.target.type !== 'checkbox') this.apply(); }));
    one('.reset', form)?.addEventListener('click', (click) => { click.preventDefault(); this.read(new URLSearchParams()); this.apply('push'); });
  }

  /** Begins with the events of the page, and with what its address says. */
  begin(events, query) {
    this.events = events.map((event) => ({
      event, start: dayNumber(event.date_start), end: dayNumber(event.date_end), isDated: event.date_edtf !== null,
      words: null,
    }));
    this.quads = new Map(events.map((event) => [event.type, event.quad]));
    this.read(query);
    this.apply(null);
  }

  read(query) {
    for (const facet of this.facets) this.chosen.set(facet.name, new Set(query.getAll(facet.name)));
    if (this.chosen.get('status')?.has('any')) this.chosen.set('status', new Set());
    for (const name of PLAIN) if (this.form.elements[name]) this.form.elements[name].value = query.get(name) ?? '';
  }

  toggle(box) {
    const chosen = this.chosen.get(box.name);
    if (box.checked) chosen.add(box.value); else chosen.delete(box.value);
  }

  /** The filters as the page's query; what is not chosen is not in it. */
  get query() {
    const query = new URLSearchParams();
    for (const facet of this.facets) for (const value of [...this.chosen.get(facet.name)].sort()) query.append(facet.name, value);
    for (const name of PLAIN) {
      const value = this.form.elements[name]?.value.trim();
      if (value) query.set(name, value);
    }
    return query;
  }

  /** The same for the API, which shows only what is asserted unless told otherwise. */
  get apiQuery() {
    const query = this.query;
    if (!query.has('status')) query.set('status', 'any');
    return query;
  }

  apply(history = 'replace') {
    const plain = this.plainTest();
    const tests = this.facets.map((facet) => {
      const chosen = this.chosen.get(facet.name);
      return chosen.size === 0 ? null : (event) => facet.values(event).some((value) => chosen.has(value));
    });
    const counts = this.facets.map(() => new Map());
    const passed = [];
    for (const item of this.events) {
      if (!plain(item)) continue;
      const failed = tests.flatMap((test, index) => (test && !test(item.event) ? [index] : []));
      if (failed.length === 0) passed.push(item.event);
      // A facet's counts leave its own choice aside.
      this.facets.forEach((facet, index) => {
        if (failed.length > 1 || (failed.length === 1 && failed[0] !== index)) return;
        for (const value of facet.values(item.event)) counts[index].set(value, (counts[index].get(value) ?? 0) + 1);
      });
    }
    this.facets.forEach((facet, index) => this.show(facet, counts[index]));
    this.changed(passed, history);
  }

  plainTest() {
    const value = (name) => this.form.elements[name]?.value.trim() ?? '';
    const [from, to] = ['from', 'to'].map((name) => {
      const field = this.form.elements[name];
      const bounds = value(name) ? typedBounds(value(name)) : undefined;
      field?.toggleAttribute('aria-invalid', bounds === null);
      field?.setCustomValidity(bounds === null ? 'Write a year, month or day: 2014, 2014-06 or 2014-06-30' : '');
      return bounds ?? null;
    });
    const undated = value('undated') || (from || to ? 'exclude' : 'include');
    const asked = [...value('q').matchAll(/"([^"]*)"?|[^\s"]+/g)].map((found) => wordsOf(found[1] ?? found[0])).filter((words) => words.length);
    return (item) => {
      if (!item.isDated) { if (undated === 'exclude') return false; } else {
        if (undated === 'only') return false;
        if (from && item.end !== null && item.end < from[0]) return false;
        if (to && item.start !== null && item.start > to[1]) return false;
      }
      if (!asked.length) return true;
      item.words ??= ` ${wordsOf([item.event.summary, ...item.event.evidence.map((place) => place.quote)].join(' ')).join(' ')} `;
      return asked.every((words) => item.words.includes(` ${words.join(' ')} `));
    };
  }

  show(facet, counts) {
    const chosen = this.chosen.get(facet.name);
    const values = [...counts].filter(([value]) => value !== this.actor).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, 16);
    for (const value of chosen) if (!values.some(([one]) => one === value)) values.push([value, counts.get(value) ?? 0]);
    let fieldset = one(`[data-facet="${facet.name}"]`, this.form);
    const isIdle = facet.name === 'document' && values.length < 2 && chosen.size === 0;
    if (!fieldset) {
      if (isIdle) return;
      fieldset = el('fieldset', { 'data-facet': facet.name }, el('legend', null, facet.legend));
      const after = all('[data-facet]', this.form).at(-1);
      if (after) after.after(fieldset); else this.form.prepend(fieldset);
    }
    fieldset.hidden = isIdle || values.length === 0;
    const held = document.activeElement?.name === facet.name ? document.activeElement.value : null;
    for (const old of all('.option', fieldset)) old.remove();
    fieldset.append(...values.map(([value, count]) => el('label', { class: count ? 'option' : 'option zero' },
      el('input', { type: 'checkbox', name: facet.name, value, checked: chosen.has(value) }),
      ' ', facet.mark && mark({ type: value, status: 'asserted', quad: this.quads.get(value) ?? '' }), bdi((facet.label ?? this.labels[facet.name])(value)), ' ', el('span', { class: 'n' }, grouped(count)))));
    if (held !== null) one(`input[value="${CSS.escape(held)}"]`, fieldset)?.focus();
  }
}

/** A form like the server's, for events that the server does not know. */
export function filterForm() {
  const field = (label, attributes) => el('label', null, `${label} `, el('input', attributes));
  return el('form', { class: 'filters', 'aria-label': 'Filter the events' },
    el('fieldset', null, el('legend', null, 'When'),
      el('div', { class: 'range' }, field('From', { name: 'from', placeholder: '2014', autocomplete: 'off' }),
        field('To', { name: 'to', placeholder: '2017-06', autocomplete: 'off' })),
      el('label', null, 'Show undated ', el('select', { name: 'undated' },
        [['', 'if no range is set'], ['include', 'always'], ['exclude', 'never'], ['only', 'nothing else']]
          .map(([value, label]) => el('option', { value }, label))))),
    el('fieldset', null, el('legend', null, 'Words'), field('In the sentence', { type: 'search', name: 'q' })),
    el('p', { class: 'act' }, el('a', { href: '#', class: 'reset' }, 'Clear all')));
}
