// EDTF as the API gives it: words for people, days for drawing. DateWords.swift words dates in the same way.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SEASONS = ['spring', 'summer', 'autumn', 'winter'];
const MODIFIERS = { start: 'early', mid: 'mid', end: 'late', 'on-or-before': 'by', 'on-or-after': 'from' };

function part(number) {
  if (number >= 1 && number <= 12) return MONTHS[number - 1];
  if (number >= 21 && number <= 24) return SEASONS[number - 21];
  if (number >= 33 && number <= 36) return `Q${number - 32}`;
  return { 40: 'first half of', 41: 'second half of' }[number] ?? null;
}

function point(edtf) {
  const [, sign, text, mark] = /^(-?)(.*?)([~?%]?)$/.exec(edtf);
  const prefix = mark === '?' ? 'perhaps ' : mark ? 'about ' : '';
  const pieces = text.split('-');
  const year = (sign ? '−' : '') + pieces[0];
  if (pieces.length === 1) return prefix + (year.endsWith('X') ? `${year.replaceAll('X', '0')}s` : year);
  const name = part(Number(pieces[1]));
  if (!name || pieces.length > 3) return edtf;
  return prefix + (pieces.length === 3 ? `${Number(pieces[2])} ` : '') + `${name} ${year}`;
}

export function dateWords(edtf, modifier = null) {
  if (!edtf) return 'undated';
  const ends = edtf.split('/');
  const open = (end) => end === '..' || end === '';
  let words = point(ends[0]);
  if (ends.length === 2) {
    words = open(ends[1]) ? `from ${point(ends[0])} on` : open(ends[0]) ? `until ${point(ends[1])}`
      : `${point(ends[0])} to ${point(ends[1])}`;
  }
  return MODIFIERS[modifier] ? `${MODIFIERS[modifier]} ${words}` : words;
}

/** Days since 1970 of `2022-02-23`; null for null. */
export function dayNumber(text) {
  const found = /^(-?\d{4,})-(\d\d)-(\d\d)$/.exec(text ?? '');
  if (!found) return null;
  const date = new Date(0);
  date.setUTCFullYear(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
  return Math.round(date.getTime() / 86400000);
}

export const yearOf = (day) => new Date(day * 86400000).getUTCFullYear();
export const dayOfYear = (year, month = 1) => dayNumber(`${yearText(year)}-${String(month).padStart(2, '0')}-01`);
const yearText = (year) => (year < 0 ? '-' : '') + String(Math.abs(year)).padStart(4, '0');

/** The first and last day of what somebody typed: a year, month or day; null for what is none of them. */
export function typedBounds(text) {
  const found = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text.trim());
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0)];
  if ((found[2] && (month < 1 || month > 12)) || (found[3] && (day < 1 || day > 31))) return null;
  if (!found[2]) return [dayOfYear(year), dayOfYear(year + 1) - 1];
  const start = dayOfYear(year, month);
  if (found[3]) return [start + day - 1, start + day - 1];
  return [start, (month === 12 ? dayOfYear(year + 1) : dayOfYear(year, month + 1)) - 1];
}
