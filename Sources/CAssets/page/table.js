// Events as rows, a hundred at a time; EventTable.swift draws the same rows.
import { address } from './api.js';
import { bdi, el } from './dom.js';
import { dateWords } from './dates.js';
import { mark } from './timeline.js';
import { counted, grouped, typeName } from './words.js';

const SIZE = 100;

export function parties(event, labels) {
  const names = (ids) => ids.flatMap((id, index) => {
    const name = labels.actorLink ? el('a', { href: address(`actors/${encodeURIComponent(id)}`) }, bdi(labels.actor(id))) : bdi(labels.actor(id));
    return index ? [', ', name] : [name];
  });
  return [names(event.source), ' ', el('span', { class: 'to' }, event.symmetric ? 'and' : '→'), ' ', names(event.target)].flat();
}

export class Table {
  /** `open(event)` is called when a row is chosen; `hrefOf(event)` is where its evidence has an address. */
  constructor(container, { labels, open, hrefOf }) {
    Object.assign(this, { container, labels, open, hrefOf });
    this.body = el('tbody');
    this.more = el('button', { type: 'button', onclick: () => this.add(3 * SIZE) });
    this.foot = el('p', { class: 'pager', hidden: true }, this.more);
    container.replaceChildren(el('table', { class: 'events' }, el('thead', null, el('tr', null,
      ['When', 'Type', 'Who', 'What', 'Where it stands'].map((title) => el('th', { scope: 'col' }, title)))), this.body));
    container.after(this.foot);
    this.body.addEventListener('click', (click) => {
      const link = click.target.closest('a[data-event]');
      if (!link || click.metaKey || click.ctrlKey || click.shiftKey) return;
      click.preventDefault();
      this.open(this.events.find((event) => event.id === link.dataset.event), link);
    });
  }

  show(events) {
    this.events = events;
    this.body.replaceChildren();
    this.count = 0;
    this.add(SIZE);
  }

  add(number) {
    this.body.append(...this.events.slice(this.count, this.count + number).map((event) => this.row(event)));
    this.count = Math.min(this.count + number, this.events.length);
    const rest = this.events.length - this.count;
    this.foot.hidden = rest === 0;
    this.more.textContent = `Show ${grouped(Math.min(rest, 3 * SIZE))} more of ${counted(this.events.length, 'row')}`;
    this.select(this.current);
  }

  select(id) {
    this.current = id;
    for (const row of this.body.children) row.toggleAttribute('aria-current', row.id === `row-${id}`);
  }

  row(event) {
    const place = event.evidence[0];
    return el('tr', { id: `row-${event.id}`, class: event.status },
      el('td', { class: 'when' }, dateWords(event.date_edtf, event.date_mod)),
      el('td', { class: 'type' }, mark(event), el('span', null, typeName(event.type)),
        event.status !== 'asserted' && el('em', { class: 'status' }, event.status)),
      el('td', { class: 'who' }, parties(event, this.labels)),
      el('td', { class: 'what' }, el('a', { href: this.hrefOf(event), 'data-event': event.id }, bdi(event.summary)),
        event.attributed_to && el('small', null, 'according to ', bdi(this.labels.actor(event.attributed_to)))),
      el('td', { class: 'where' }, place && el('a', { href: this.labels.placeHref(place) }, bdi(this.labels.document(place.document)), `, sentence ${place.sentence}`),
        event.evidence.length > 1 && el('small', null, ` and ${event.evidence.length - 1} more`)));
  }
}
