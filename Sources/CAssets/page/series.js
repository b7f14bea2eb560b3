// Events year by year: bars up for cooperation, down for conflict, a line for the mean Goldstein value.
import { el, svg } from './dom.js';
import { dayNumber, yearOf } from './dates.js';
import { isCooperation, signed } from './words.js';

/** Events within one year each, from the first such year to the last. Of all statuses only what is asserted counts. */
export function byYear(events) {
  const years = new Map();
  let wider = 0;
  for (const event of events) {
    const [start, end] = [dayNumber(event.date_start), dayNumber(event.date_end)];
    if (event.date_edtf === null) continue;
    if (start === null || end === null || yearOf(start) !== yearOf(end)) { wider += 1; continue; }
    const year = yearOf(start);
    const row = years.get(year) ?? { year, cooperation: 0, conflict: 0, sum: 0 };
    row[isCooperation(event) ? 'cooperation' : 'conflict'] += 1;
    row.sum += event.goldstein;
    years.set(year, row);
  }
  if (!years.size) return { rows: [], wider };
  const rows = [];
  const last = Math.max(...years.keys());
  for (let year = Math.max(Math.min(...years.keys()), last - 79); year <= last; year += 1) {
    rows.push(years.get(year) ?? { year, cooperation: 0, conflict: 0, sum: 0 });
  }
  return { rows, wider };
}

export function drawYears(container, events, isNarrowed, room) {
  const { rows, wider } = byYear(isNarrowed ? events : events.filter((event) => event.status === 'asserted'));
  if (!rows.length) return container.replaceChildren(el('p', { class: 'empty' }, 'No event lies within one year.'));
  const [width, half, foot] = [Math.max(320, Math.min(900, room || 640)), 80, 20];
  const most = Math.max(1, ...rows.map((row) => Math.max(row.cooperation, row.conflict)));
  const step = width / rows.length;
  const parts = [svg('path', { class: 'axis', d: `M0 ${half}H${width}` })];
  const every = Math.max(1, Math.ceil(44 / step));
  rows.forEach((row, index) => {
    const w = Math.min(48, Math.max(1.5, step - Math.min(12, step * 0.3)));
    const x = index * step + (step - w) / 2;
    if (row.cooperation) parts.push(svg('rect', { class: 'up', x, width: w, y: half - (row.cooperation / most) * (half - 16), height: (row.cooperation / most) * (half - 16) }));
    if (row.conflict) parts.push(svg('rect', { class: 'down', x, width: w, y: half, height: (row.conflict / most) * (half - 16) }));
    if (row.cooperation && step > 26) parts.push(svg('text', { x: x + w / 2, y: half - (row.cooperation / most) * (half - 16) - 3, 'text-anchor': 'middle' }, String(row.cooperation)));
    if (row.conflict && step > 26) parts.push(svg('text', { x: x + w / 2, y: half + (row.conflict / most) * (half - 16) + 12, 'text-anchor': 'middle' }, String(row.conflict)));
    if (index % every === 0) parts.push(svg('text', { x: index * step + step / 2, y: 2 * half + foot - 4, 'text-anchor': 'middle' }, String(row.year)));
  });
  const cells = rows.map((row) => {
    const count = row.cooperation + row.conflict;
    return el('tr', null, el('th', { scope: 'row' }, String(row.year)), el('td', null, String(row.cooperation)),
      el('td', null, String(row.conflict)), el('td', null, count ? signed(row.sum / count) : '–'));
  });
  container.replaceChildren(el('div', { class: 'bars' },
    svg('svg', { viewBox: `0 0 ${width} ${2 * half + foot}`, role: 'img', 'aria-label': `Events by year from ${rows[0].year} to ${rows.at(-1).year}; the numbers are in the table below` }, parts),
    el('p', { class: 'hint' }, `Dated events ${isNarrowed ? 'that pass the filters' : 'told as fact'}, up for cooperation, down for conflict.${wider ? ` ${wider} with wider dates count in no year.` : ''}`),
    el('details', null, el('summary', null, 'In numbers, with mean Goldstein values'), el('table', { class: 'numbers' },
      el('thead', null, el('tr', null, ['Year', 'Cooperation', 'Conflict', 'Mean Goldstein'].map((title) => el('th', { scope: 'col' }, title)))),
      el('tbody', null, cells)))));
}
