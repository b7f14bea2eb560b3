// Timeline, filters, table, years and evidence over one list of events: they always show the same ones, in one order.
import { all, el, one } from './dom.js';
import { rows, address } from './api.js';
import { Evidence, fromAPI } from './evidence.js';
import { Filters } from './filters.js';
import { drawYears } from './series.js';
import { Table } from './table.js';
import { Timeline } from './timeline.js';
import { follow } from './takeaway.js';
import { counted, grouped } from './words.js';

export class EventsWork {
  constructor(work, { labels, source = fromAPI, actor = null, facets, hasAddress = true }) {
    Object.assign(this, { work, hasAddress, events: [] });
    this.shown = one('[data-shown]', work);
    this.years = one('[data-years]', work);
    const open = (event, opener) => this.open(event, opener);
    this.timeline = new Timeline(one('.timeline', work), open);
    this.table = new Table(one('[data-table]', work), { labels, open, hrefOf: (event) => this.hrefOf(event) });
    this.evidence = new Evidence(one('.evidence', work), { labels, source, closed: (opener) => this.closed(opener) });
    this.filters = new Filters(one('.filters', work), { labels, actor, facets, changed: (passed, how) => this.changed(passed, how) });
    if (hasAddress) addEventListener('popstate', () => this.restore());
  }

  begin(events) {
    this.events = events;
    const query = new URLSearchParams(this.hasAddress ? location.search : '');
    this.filters.begin(events, query);
    const event = events.find((one) => one.id === query.get('event'));
    if (event) this.open(event, null, null);
  }

  restore() {
    const query = new URLSearchParams(location.search);
    this.filters.read(query);
    this.filters.apply(null);
    const event = this.events.find((one) => one.id === query.get('event'));
    if (event) this.open(event, null, null); else if (this.evidence.event) { this.evidence.panel.hidden = true; this.mark(null); }
  }

  changed(passed, how) {
    performance.mark('entente-filter');
    // The address first: a browser lays out the page to remember its place, and nothing has changed yet.
    this.write(how);
    this.timeline.show(passed, this.events);
    this.table.show(passed);
    const isNarrowed = this.filters.query.size > 0;
    drawYears(this.years, passed, isNarrowed, this.timeline.width);
    this.shown.textContent = sentence(passed.length, this.events.length);
    performance.measure('entente-filter', 'entente-filter');
  }

  open(event, opener, how = 'push') {
    this.evidence.open(event, opener);
    this.mark(event.id);
    this.write(how);
  }

  mark(id) {
    this.timeline.select(id);
    this.table.select(id);
  }

  closed(opener) {
    this.mark(null);
    this.write('replace');
    if (opener?.isConnected) opener.focus({ preventScroll: true });
    else if (opener?.dataset.id) this.timeline.focus(opener.dataset.id);
  }

  hrefOf(event) {
    if (!this.hasAddress) return `#row-${event.id}`;
    const query = this.filters.query;
    query.set('event', event.id);
    return `${location.pathname}?${query}#evidence`;
  }

  /** The state of the view as its address. */
  write(how) {
    if (!this.hasAddress) return;
    const query = this.filters.query;
    if (this.evidence.event) query.set('event', this.evidence.event.id);
    const next = location.pathname + (query.size ? `?${query}` : '');
    if (how && next !== location.pathname + location.search) history[how === 'push' ? 'pushState' : 'replaceState'](null, '', next);
    follow(this.filters.apiQuery);
  }
}

const sentence = (count, total) => total === 0 ? 'No event is told.'
  : count === 0 ? `None of ${counted(total, 'event')} passes the filters. Take one of them away to see more.`
    : count === total ? `${counted(total, 'event')}.` : `${grouped(count)} of ${counted(total, 'event')} pass the filters.`;

/** The events of a tie's or an actor's page. */
export async function startEvents(data) {
  const work = one('.work');
  const total = Number(data.total);
  const bar = el('progress', { max: Math.max(1, total), value: 0, 'aria-label': 'Loading the events' });
  const timeline = one('.timeline', work);
  if (total > 0) timeline.replaceChildren(el('p', { class: 'loading' }, `Loading ${counted(total, 'event')} `, bar));
  try {
    const names = new Map(all('#actors option').map((option) => [option.textContent, option.value]));
    const titles = new Map();
    const named = (path, map, key) => rows(path, { most: 2000 }).then((page) => page.rows.forEach((row) => map.set(row.id, row[key] ?? row.id)));
    const [found] = await Promise.all([
      rows(`${data.list}?status=any`, { progress: (count) => { bar.value = count; } }),
      named('v1/actors?fields=id,name', names, 'name'), named('v1/documents?fields=id,title', titles, 'title'),
    ]);
    performance.mark('entente-data');
    const labels = {
      actor: (id) => names.get(id) ?? id, document: (id) => titles.get(id) ?? id, actorLink: true,
      placeHref: (place) => address(`documents/${encodeURIComponent(place.document)}#s${place.sentence}`),
    };
    for (const pager of all('nav.pager', work)) pager.remove();
    const facets = ['status', 'type', 'quad', 'document', ...(data.actor ? ['actor'] : [])];
    new EventsWork(work, { labels, actor: data.actor, facets }).begin(found.rows);
    if (found.rows.length < found.count) {
      one('[data-shown]', work).append(` The first ${grouped(found.rows.length)} of ${grouped(found.count)} are drawn; “Take it away” has all.`);
    }
    performance.measure('entente-first-view', 'entente-data');
    document.body.dataset.ready = 'true';
  } catch (fault) {
    timeline.replaceChildren(el('p', { class: 'fault', role: 'alert' }, `${fault.message} The table below is what the server had drawn.`));
    console.error(fault);
  }
}
