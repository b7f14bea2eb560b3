// A text and its facts, linked both ways: what is followed on one side comes into view on the other.
import { all, bdi, el, one } from './dom.js';
import { dateWords } from './dates.js';
import { mark } from './timeline.js';
import { parties } from './table.js';
import { counted, mentionName, typeName } from './words.js';

const gentle = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth');

/** Light up, on either side, what belongs together. */
export function linkText(reading) {
  const lit = (ids, sentences) => {
    for (const node of all('.fact, .told', reading)) {
      node.classList.toggle('lit', node.matches('.fact') ? ids.includes(node.id) : sentences.includes(node.id));
    }
  };
  const of = (node) => {
    const fact = node?.closest?.('.fact');
    if (fact) return [[fact.id], [`s${fact.dataset.sentence}`]];
    const told = node?.closest?.('.told') ?? (node?.closest?.('.tag') ? tolds(node) : null);
    return told ? [told.dataset.facts.split(' '), [told.id]] : null;
  };
  const tolds = (tag) => { let node = tag.closest('.tag'); while (node && !node.matches('.told')) node = node.previousElementSibling; return node; };
  for (const kind of ['pointerover', 'focusin']) reading.addEventListener(kind, (move) => { const found = of(move.target); if (found) lit(...found); });
  reading.addEventListener('click', (click) => {
    if (click.target.closest('a.actor, .links a, .fact a:not(.toward)')) return;
    const found = of(click.target);
    if (!found) return;
    const [ids, sentences] = found;
    const target = click.target.closest('.fact') ? one(`#${CSS.escape(sentences[0])}`, reading) : one(`#${CSS.escape(click.target.closest('.tag')?.hash.slice(1) || ids[0])}`, reading);
    if (click.target.closest('a')) { click.preventDefault(); history.replaceState(null, '', `#${target.id}`); }
    target.scrollIntoView({ block: 'center', behavior: gentle() });
    if (target.matches('.fact')) target.focus({ preventScroll: true });
    lit(ids, sentences);
  });
}

/** The same view as the server's for a reading that it does not keep. */
export function drawReading(reading, labels) {
  const facts = [...reading.events, ...reading.relations].sort((a, b) => a.trigger.start - b.trigger.start);
  const text = [...reading.document.text];
  const bySentence = Map.groupBy ? Map.groupBy(facts, (fact) => fact.evidence[0]?.sentence) : grouped(facts);
  const paragraphs = [];
  for (const sentence of reading.sentences) {
    if (paragraphs.at(-1)?.number !== sentence.paragraph) paragraphs.push({ number: sentence.paragraph, nodes: [], count: 0 });
    paragraphs.at(-1).count += 1;
    paragraphs.at(-1).nodes.push(...drawSentence(sentence, reading, text, bySentence.get(sentence.n) ?? [], labels), ' ');
  }
  const view = el('div', { class: 'reading' },
    el('article', { class: 'text', 'aria-label': 'The text' }, paragraphs.map((paragraph) => el('p', { dir: 'auto', class: isHeading(paragraph) ? 'heading' : null }, paragraph.nodes))),
    el('aside', { class: 'beside', 'aria-label': 'Facts' }, el('h2', null, counted(facts.length, 'fact')),
      facts.length ? el('ol', null, facts.map((fact) => card(fact, labels)))
        : el('p', { class: 'empty' }, 'No sentence of this text tells an event between two actors that are known.')));
  linkText(view);
  return view;
}

/** A short line without a full stop was a heading. */
function isHeading(paragraph) {
  const text = paragraph.nodes.map((node) => node.textContent ?? '').join('');
  return paragraph.count === 1 && text.length < 120 && !/[.!?:;"”’)]$/.test(text);
}

function grouped(facts) {
  const map = new Map();
  for (const fact of facts) map.set(fact.evidence[0]?.sentence, [...(map.get(fact.evidence[0]?.sentence) ?? []), fact]);
  return map;
}

function drawSentence(sentence, reading, text, facts, labels) {
  const mentions = reading.mentions.filter((mention) => mention.sentence === sentence.n);
  const triggers = facts.map((fact) => fact.trigger);
  const cuts = [...new Set([sentence.start, sentence.end, ...[...mentions, ...triggers].flatMap((span) => [span.start, span.end])])]
    .filter((at) => at >= sentence.start && at <= sentence.end).sort((a, b) => a - b);
  const within = (span, at) => span.start <= at && at < span.end;
  const pieces = cuts.slice(0, -1).map((at, index) => {
    const words = text.slice(at, cuts[index + 1]).join('');
    const inner = triggers.some((span) => within(span, at)) ? el('b', null, words) : words;
    const mention = mentions.find((span) => within(span, at));
    return mention ? el('span', { class: 'actor', title: `${labels.actor(mention.actor)}, ${mentionName(mention.basis)}` }, inner) : inner;
  });
  if (!facts.length) return [el('span', { id: `s${sentence.n}` }, pieces)];
  return [el('span', { id: `s${sentence.n}`, class: 'told', 'data-facts': facts.map((fact) => fact.id).join(' ') }, pieces),
    ...facts.map((fact) => el('a', { class: 'tag', href: `#${fact.id}`, 'aria-label': `Fact: ${typeName(fact.type)}, ${dateWords(fact.date_edtf, fact.date_mod)}` }, mark(fact)))];
}

function card(fact, labels) {
  return el('li', { id: fact.id, class: `fact ${fact.status}`, 'data-sentence': fact.evidence[0]?.sentence, tabindex: '-1' },
    el('p', null, mark(fact), ' ', el('b', null, typeName(fact.type)),
      (fact.relation || fact.status !== 'asserted') && el('em', { class: 'status' }, fact.relation ? ' standing relation' : ` ${fact.status}`),
      ` · ${dateWords(fact.date_edtf, fact.date_mod)}`),
    el('p', null, parties(fact, labels)),
    el('p', null, el('a', { class: 'toward', href: `#s${fact.evidence[0]?.sentence}` }, bdi(fact.summary))));
}
