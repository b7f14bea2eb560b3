// How the page names what the API calls by a code; Words.swift holds the same for what the server draws.
const TYPES = {
  AGREE: ['Agree', 'Ag'], CONSULT: ['Consult', 'Cn'], SUPPORT: ['Support', 'Su'], CONCEDE: ['Concede', 'Cd'],
  COOPERATE: ['Cooperate', 'Co'], AID: ['Aid', 'Ai'], RETREAT: ['Retreat', 'Rt'], REQUEST: ['Request', 'Rq'],
  ACCUSE: ['Accuse', 'Ac'], REJECT: ['Reject', 'Rj'], THREATEN: ['Threaten', 'Th'], PROTEST: ['Protest', 'Pr'],
  SANCTION: ['Sanction', 'Sa'], MOBILIZE: ['Mobilize', 'Mo'], COERCE: ['Coerce', 'Ce'], ASSAULT: ['Assault', 'As'],
};
const STATUSES = {
  asserted: 'asserted: told as a fact', negated: 'negated: told not to have happened',
  hypothetical: 'hypothetical: may, would, plans, calls for',
};
const BASES = {
  stated: 'the sentence itself gives the date', relative: 'reckoned from the day the article was published',
  context: 'carried over from a neighbouring sentence',
  chronology: 'from the list of well-known events, not from the text', none: 'the text gives no date',
};
const MENTIONS = {
  name: 'by name', demonym: 'by demonym', metonym: 'by its capital or seat', title: 'by office', person: 'as a person',
  reference: 'by reference',
};

export const typeName = (type) => TYPES[type]?.[0] ?? type;
export const letters = (type) => TYPES[type]?.[1] ?? '··';
export const quadName = (quad) => quad.replace('-', ' ');
export const statusName = (status) => STATUSES[status] ?? status;
export const basisName = (basis) => BASES[basis] ?? basis;
export const mentionName = (basis) => MENTIONS[basis] ?? basis;
export const isCooperation = (event) => event.quad.endsWith('cooperation');
export const grouped = (number) => number.toLocaleString('en');
export const counted = (number, noun) => `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`;
export const signed = (number) =>
  (number > 0 ? '+' : number < 0 ? '−' : '') + Math.abs(number).toFixed(1);

/** Words as the API's `q` compares them: without case and accents. */
export const folded = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
export const wordsOf = (text) => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
