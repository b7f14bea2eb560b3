// The words that state an event, in their paragraph, and why it was coded so; EvidencePanel.swift draws the same.
import { ask, address } from './api.js';
import { bdi, el, one } from './dom.js';
import { dateWords } from './dates.js';
import { mark } from './timeline.js';
import { parties } from './table.js';
import { basisName, quadName, signed, statusName, typeName } from './words.js';

export class Evidence {
  /**
   * `source.paragraph(place)` gives the sentences of a paragraph, `source.why(event)` the explanation or null;
   * `closed()` is called when the panel goes.
   */
  constructor(panel, { labels, source, closed }) {
    Object.assign(this, { panel, labels, source, closed });
    panel.addEventListener('click', (click) => {
      if (click.target.closest('.close')) { click.preventDefault(); this.close(); }
    });
    document.addEventListener('keydown', (key) => { if (key.key === 'Escape' && !panel.hidden) this.close(); });
  }

  async open(event, opener = null) {
    this.opener = opener ?? this.opener;
    this.event = event;
    const passages = event.evidence.slice(0, 5).map((place) => this.passage(event, place, null));
    const why = el('dl', { class: 'why' }, row('Rule', el('code', null, event.trigger.rule)), row('Words', `“${event.trigger.text}”`));
    const date = el('p', null, this.date(event));
    const rejected = el('div');
    this.panel.replaceChildren(
      el('div', { class: 'panel-head' }, el('h2', { tabindex: '-1' }, bdi(event.summary)),
        el('a', { class: 'close', href: '#', 'aria-label': 'Close the evidence' }, '×')),
      el('p', { class: 'facts' }, mark(event), ' ', el('b', null, typeName(event.type)), `, ${quadName(event.quad)} · `,
        parties(event, this.labels), ' · ', el('b', null, dateWords(event.date_edtf, event.date_mod)),
        ` · ${statusName(event.status)} · Goldstein ${signed(event.goldstein)}`),
      ...passages, el('h3', null, 'The date'), date, el('h3', null, 'Why it was coded so'), why, rejected,
      this.source.links(event) ?? '');
    this.panel.hidden = false;
    this.panel.scrollTop = 0;
    if (opener) one('h2', this.panel).focus({ preventScroll: true });
    await Promise.all([
      ...event.evidence.slice(0, 5).map(async (place, index) => {
        const sentences = await this.source.paragraph(place).catch(() => null);
        if (sentences?.length) passages[index].replaceWith(this.passage(event, place, sentences, index === 0));
      }),
      this.explain(event, why, date, rejected),
    ]);
  }

  async explain(event, list, date, rejected) {
    let why;
    try { why = await this.source.why(event); } catch (fault) {
      rejected.replaceChildren(el('p', { class: 'hint' }, `The rest of the explanation could not be had. ${fault.message}`));
      return;
    }
    if (!why) return;
    for (const party of why.parties) {
      const counted = party.for === party.actor ? '' : `, counted as ${this.labels.actor(party.for)}`;
      list.append(row(bdi(party.name ?? this.labels.actor(party.actor)),
        `${party.as}${party.slot ? `: ${party.slot}` : ''}${party.text ? ` “${party.text}”` : ''}${counted}`));
    }
    if (why.status?.reason) list.append(row('Status', why.status.reason));
    if (why.date?.reason) date.append(` ${why.date.reason}.`);
    if (why.rejected.length) {
      rejected.replaceChildren(el('details', null, el('summary', null, `What else was weighed (${why.rejected.length})`),
        el('ul', null, why.rejected.map((other) => el('li', null, el('code', null, other.rule), `: ${other.reason}`)))));
    }
  }

  /** The quote within its paragraph; alone as long as that is on its way. */
  passage(event, place, sentences, hasTrigger = false) {
    const quoted = (text) => text && el('mark', { class: event.quad }, text);
    const pieces = [];
    if (!sentences) pieces.push(quoted(place.quote));
    else {
      sentences.forEach((sentence, index) => {
        if (index) pieces.push(' ');
        const text = [...sentence.text];
        const cuts = [place.start, place.end, ...(hasTrigger ? [event.trigger.start, event.trigger.end] : [])]
          .map((at) => Math.min(Math.max(at - sentence.start, 0), text.length));
        const bounds = [...new Set([0, ...cuts, text.length])].sort((a, b) => a - b);
        for (let at = 0; at + 1 < bounds.length; at += 1) {
          const words = text.slice(bounds[at], bounds[at + 1]).join('');
          const from = sentence.start + bounds[at];
          if (from < place.start || from >= place.end) pieces.push(words);
          else if (hasTrigger && from >= event.trigger.start && from < event.trigger.end) pieces.push(el('mark', { class: event.quad }, el('b', null, words)));
          else pieces.push(quoted(words));
        }
      });
    }
    return el('figure', { class: 'passage' }, el('blockquote', { dir: 'auto' }, pieces), el('figcaption', null,
      el('a', { href: this.labels.placeHref(place) }, bdi(this.labels.document(place.document))), `, sentence ${place.sentence}`));
  }

  date(event) {
    return [el('b', null, dateWords(event.date_edtf, event.date_mod)), event.date_edtf && [' ', el('code', null, event.date_edtf)],
      `: ${basisName(event.date_basis)}`, event.date_text && [' (“', bdi(event.date_text), '”)'],
      !event.date_edtf && event.date_end && `; not after ${dateWords(event.date_end)}, when it was published`, '.'];
  }

  close() {
    this.panel.hidden = true;
    this.event = null;
    this.closed(this.opener);
  }
}

const row = (term, text) => el('div', null, el('dt', null, term), el('dd', null, text));

/** Evidence from the public API. */
export const fromAPI = {
  async paragraph(place) {
    const before = Math.min(place.sentence - 1, 12);
    const page = await ask(`v1/documents/${encodeURIComponent(place.document)}/sentences?offset=${place.sentence - 1 - before}&limit=${before + 13}`);
    return page.data.filter((sentence) => sentence.paragraph === place.paragraph);
  },
  why: (event) => ask(`v1/events/${encodeURIComponent(event.id)}/why`),
  links: (event) => el('p', { class: 'links' }, el('a', { href: address(`v1/events/${encodeURIComponent(event.id)}`) }, 'This event as JSON'),
    el('a', { href: address(`v1/events/${encodeURIComponent(event.id)}/why`) }, 'why, as JSON')),
};
