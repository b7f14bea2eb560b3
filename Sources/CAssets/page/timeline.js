// Events on a line of time: cooperation above, conflict below. One tab stop; arrows go from mark to mark.
import { all, el, one, svg } from './dom.js';
import { dateWords, dayNumber, dayOfYear, yearOf } from './dates.js';
import { pack, tickStep } from './lanes.js';
import { isCooperation, letters, quadName, typeName } from './words.js';

const ROOMY = { mark: 24, lanes: 12 };
const DENSE = { mark: 19, lanes: 10 };
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const round = (r) => `M${-r} 0a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0z`;
const square = (r) => `M${-r} ${-r}h${2 * r}v${2 * r}h${-2 * r}z`;

export const describe = (event) =>
  `${dateWords(event.date_edtf, event.date_mod)}, ${typeName(event.type)}, ${quadName(event.quad)}, ${event.status}: ${event.summary}`;

export function mark(event) {
  return el('span', { class: `mark ${event.quad} ${event.status}`, 'aria-hidden': 'true' }, letters(event.type));
}

const places = new WeakMap();

export class Timeline {
  /** `open(event)` is called when a mark is chosen. */
  constructor(container, open) {
    this.open = open;
    this.zoom = 1;
    this.shown = [];
    this.current = null;
    this.plot = el('div', { class: 'plot', tabindex: '-1' });
    this.tray = el('div', { class: 'tray' });
    this.buttons = [
      el('button', { type: 'button', 'aria-label': 'Zoom out', onclick: () => this.scale(this.zoom / 2) }, '−'),
      el('button', { type: 'button', 'aria-label': 'Zoom in', onclick: () => this.scale(this.zoom * 2) }, '+'),
      el('button', { type: 'button', 'aria-label': 'Earlier', onclick: () => this.pan(-1) }, '←'),
      el('button', { type: 'button', 'aria-label': 'Later', onclick: () => this.pan(1) }, '→'),
    ];
    container.replaceChildren(el('div', { class: 'chart' },
      el('div', { class: 'chart-tools' }, legend(), el('span', { class: 'zoom', role: 'group', 'aria-label': 'Zoom' }, this.buttons)),
      this.plot, this.tray));
    this.plot.addEventListener('click', (click) => this.choose(click.target.closest('.ev')));
    this.plot.addEventListener('keydown', (key) => this.press(key));
    this.plot.addEventListener('scroll', () => this.later());
    // A mark tells what it is when it is pointed at; two thousand titles would be made for nothing.
    this.plot.addEventListener('pointerover', (over) => {
      const node = over.target.closest('.ev');
      if (node && !one('title', node)) node.append(svg('title', null, node.getAttribute('aria-label')));
    });
    this.tray.addEventListener('click', (click) => this.choose(click.target.closest('[data-id]')));
    this.tray.addEventListener('keydown', (key) => this.walk(key));
    this.marksByID = new Map();
    this.width = this.plot.clientWidth;
    // The width is only read here: asking for it while drawing would make the browser lay out the page twice.
    new ResizeObserver(([entry]) => {
      const width = Math.round(entry.contentRect.width);
      if (width !== this.width) { this.width = width; this.draw(); }
    }).observe(this.plot);
  }

  /** The marks of `events`; the scale is that of `every`, so that filters do not move what stays. */
  show(events, every = events) {
    this.shown = events.map(placed);
    this.scaleOf = every === this.every ? this.scaleOf : domain(every.map(placed));
    this.every = every;
    this.byID = new Map(events.map((event) => [event.id, event]));
    this.draw();
  }

  select(id) {
    this.current = id;
    for (const node of all('[aria-current]', this.plot.parentNode)) node.removeAttribute('aria-current');
    for (const node of all(`[data-id="${CSS.escape(id ?? '')}"]`, this.plot.parentNode)) node.setAttribute('aria-current', 'true');
  }

  focus(id) {
    const item = this.shown.find((one) => one.event.id === id);
    if (item?.isDated) this.reveal(item);
    one(`[data-id="${CSS.escape(id)}"]`, this.plot.parentNode)?.focus({ preventScroll: true });
  }

  draw() {
    if (!this.width || !this.scaleOf) return;
    const dated = this.shown.filter((item) => item.isDated);
    const size = this.every.length > 150 ? DENSE : ROOMY;
    if (size !== this.size) { this.size = size; this.marksByID.clear(); }
    const [first, last] = this.scaleOf;
    this.full = Math.round(this.width * this.zoom);
    const edge = this.size.mark;
    this.perDay = (this.full - 2 * edge) / (last - first);
    this.x = (day) => edge + (day - first) * this.perDay;
    const sides = [true, false].map((isUp) => pack(
      dated.filter((item) => isCooperation(item.event) === isUp).map((item) => this.extent(item))
        .sort((a, b) => a.x0 - b.x0), this.size.lanes, this.size.mark));
    const step = this.size.mark + 3;
    const [up, down] = sides.map((side) => Math.max(2, side.lanes + (side.crowds.length ? 1 : 0)) * step + 26);
    this.base = up;
    this.height = up + down + 22;
    this.items = sides.flatMap((side, index) => [
      ...side.placed.map(({ item, lane }) => ({ ...item, y: (index ? 1 : -1) * (lane + 0.5) * step + (index ? 27 : -5) })),
      ...side.crowds.map((crowd) => ({
        crowd: crowd.items, x0: crowd.x - step / 2, x1: crowd.x + step / 2, x: crowd.x, isUp: index === 0,
        y: (index ? 1 : -1) * (side.lanes + 0.5) * step + (index ? 27 : -5),
      })),
    ]).sort((a, b) => a.x - b.x);
    this.order = this.items.filter((item) => item.event).map((item) => item.event.id);
    const held = this.held;
    const marks = svg('g');
    this.marks = marks;
    this.plot.replaceChildren(svg('svg', {
      width: this.full, height: this.height, role: 'group',
      'aria-label': `Timeline: ${dated.length} dated events; arrow keys go from one to the next, Enter shows the evidence`,
    }, this.ground(), marks));
    this.drawn = null;
    this.paint(held);
    this.drawTray();
    this.buttons[0].disabled = this.zoom <= 1;
    this.buttons[1].disabled = this.zoom >= 64;
    for (const button of this.buttons.slice(2)) button.disabled = this.zoom <= 1;
  }

  /** What of the line an event takes: its mark, and the bar of an imprecise date. */
  extent(item) {
    const r = this.size.mark / 2;
    const [first, last] = this.scaleOf;
    const [from, to] = [this.x(Math.max(item.start ?? first, first)), this.x(Math.min(item.end ?? last, last) + 1)];
    const isSpan = to - from > this.size.mark * 1.2;
    const x = isSpan ? from + r : (from + to) / 2;
    return { ...item, x, isSpan, from, to, x0: isSpan ? from : x - r, x1: isSpan ? Math.max(to, from + 2 * r) : x + r };
  }

  /** The mark that has the focus. */
  get held() { return document.activeElement?.closest?.('.ev')?.dataset.id; }

  /** The marks of what is in sight, and as much again on either side. */
  paint(held = this.held) {
    const [left, right] = [this.plot.scrollLeft - this.width, this.plot.scrollLeft + 2 * this.width];
    if (this.drawn && this.drawn[0] <= Math.max(0, left + this.width / 2)
      && this.drawn[1] >= Math.min(this.full, right - this.width / 2)) return;
    this.drawn = [Math.max(0, left), Math.min(this.full, right)];
    const shown = this.items.filter((item) => item.x1 >= left && item.x0 <= right);
    this.marks.replaceChildren(...shown.map((item) => item.crowd ? this.crowd(item) : this.mark(item)));
    const stop = one('[aria-current]', this.marks) ?? this.marks.firstElementChild;
    stop?.setAttribute('tabindex', '0');
    if (held) one(`[data-id="${CSS.escape(held)}"]`, this.marks)?.focus({ preventScroll: true });
  }

  later() {
    if (this.pending) return;
    this.pending = requestAnimationFrame(() => { this.pending = 0; this.paint(); });
  }

  /** The mark of an event; one that was drawn before is only moved. */
  mark(item) {
    const { event } = item;
    let node = this.marksByID.get(event.id);
    if (!node || node.firstChild.matches('.bar') !== item.isSpan) {
      node = this.newMark(item);
      this.marksByID.set(event.id, node);
    }
    if (item.isSpan) {
      node.firstChild.setAttribute('x', (item.from - item.x).toFixed(1));
      node.firstChild.setAttribute('width', Math.max(1, item.to - item.from - 2).toFixed(1));
    }
    node.setAttribute('transform', `translate(${item.x.toFixed(1)} ${this.base + item.y})`);
    node.setAttribute('tabindex', '-1');
    if (event.id === this.current) node.setAttribute('aria-current', 'true'); else node.removeAttribute('aria-current');
    return node;
  }

  newMark(item) {
    const { event } = item;
    const r = this.size.mark / 2 - 1;
    const isUp = isCooperation(event);
    return svg('g', {
      class: `ev ${isUp ? 'up' : 'down'} ${event.status}`, role: 'button', tabindex: '-1', 'data-id': event.id,
      'aria-label': describe(event),
    },
    item.isSpan && svg('rect', { class: 'bar', y: -r, height: 2 * r, rx: 3 }),
    svg('path', { d: event.quad.startsWith('verbal') ? round(r) : square(r) }),
    event.status === 'negated' && svg('path', { class: 'strike', d: `M${-r} ${r}L${r} ${-r}` }),
    svg('text', { y: 3.5 }, letters(event.type)));
  }

  crowd(item) {
    const r = this.size.mark / 2;
    return svg('g', {
      class: 'ev more', role: 'button', tabindex: '-1', 'data-crowd': String(item.x),
      'aria-label': `${item.crowd.length} more events here: zoom in`,
      transform: `translate(${item.x.toFixed(1)} ${this.base + item.y})`,
    }, svg('path', { d: `M${-r * 1.6} ${-r}h${r * 3.2}v${2 * r}h${-r * 3.2}z` }), svg('text', { y: 3.5 }, `+${item.crowd.length}`));
  }

  ground() {
    const parts = [
      svg('rect', { class: 'band-up', width: this.full, height: this.base }),
      svg('rect', { class: 'band-down', y: this.base + 22, width: this.full, height: this.height - this.base - 22 }),
    ];
    for (const { x, text } of this.ticks()) {
      parts.push(svg('path', { class: 'tick', d: `M${x.toFixed(1)} 0V${this.height}` }),
        x + 38 < this.full && svg('text', { class: 'label', x: (x + 4).toFixed(1), y: this.base + 15 }, text));
    }
    parts.push(svg('path', { class: 'base', d: `M0 ${this.base}H${this.full}M0 ${this.base + 22}H${this.full}` }),
      svg('text', { class: 'side', x: 6, y: 15 }, 'Cooperation'), svg('text', { class: 'side', x: 6, y: this.height - 6 }, 'Conflict'));
    return svg('g', { 'aria-hidden': 'true' }, parts);
  }

  ticks() {
    const [first, last] = this.scaleOf;
    const step = tickStep(1 / this.perDay);
    const ticks = [];
    if (step.years) {
      for (let year = Math.ceil(yearOf(first) / step.years) * step.years; dayOfYear(year) <= last; year += step.years) {
        ticks.push({ x: this.x(dayOfYear(year)), text: String(year) });
      }
      return ticks.filter((tick) => tick.x >= 0);
    }
    for (let year = yearOf(first); year <= yearOf(last); year += 1) {
      for (let month = 1; month <= 12; month += step.months) {
        const x = this.x(dayOfYear(year, month));
        if (x >= 0 && x <= this.full) ticks.push({ x, text: month === 1 ? String(year) : MONTHS[month - 1] });
      }
    }
    return ticks;
  }

  drawTray() {
    const undated = this.shown.filter((item) => !item.isDated);
    this.tray.hidden = undated.length === 0;
    this.tray.replaceChildren(el('p', null, `Undated (${undated.length}), in the order of the text`), el('ul', null,
      undated.slice(0, 400).map(({ event }, index) => el('li', null, el('button', {
        type: 'button', tabindex: index === 0 ? '0' : '-1', 'data-id': event.id, 'aria-label': describe(event), title: event.summary,
        'aria-current': event.id === this.current ? 'true' : null,
      }, mark(event)))), undated.length > 400 && el('li', null, `and ${undated.length - 400} more, in the table`)));
  }

  choose(node) {
    if (!node) return;
    if (node.dataset.crowd) return this.scale(this.zoom * 4, Number(node.dataset.crowd) / this.full);
    const event = this.byID.get(node.dataset.id);
    if (event) this.open(event, node);
  }

  press(key) {
    const node = key.target.closest('.ev');
    if (!node) return;
    if (key.key === 'Enter' || key.key === ' ') { key.preventDefault(); return this.choose(node); }
    if (key.key === '+' || key.key === '-') return this.scale(this.zoom * (key.key === '+' ? 2 : 0.5));
    const at = this.order.indexOf(node.dataset.id);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: this.order.length - 1 }[key.key]
      ?? (key.key === 'ArrowUp' || key.key === 'ArrowDown' ? this.across(at, key.key === 'ArrowUp') : undefined);
    if (to === undefined) return;
    key.preventDefault();
    const id = this.order[Math.min(Math.max(to, 0), this.order.length - 1)];
    const item = this.items.find((one) => one.event?.id === id);
    this.reveal(item);
    for (const other of all('.ev[tabindex="0"]', this.marks)) other.setAttribute('tabindex', '-1');
    const target = one(`[data-id="${CSS.escape(id)}"]`, this.marks);
    target?.setAttribute('tabindex', '0');
    target?.focus({ preventScroll: true });
  }

  /** The tray is one tab stop as well. */
  walk(key) {
    const buttons = all('button', this.tray);
    const at = buttons.indexOf(key.target);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[key.key];
    if (at < 0 || to === undefined) return;
    key.preventDefault();
    const next = buttons[Math.min(Math.max(to, 0), buttons.length - 1)];
    buttons[at].setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus();
  }

  /** The nearest mark above or below. */
  across(at, isUp) {
    const events = this.items.filter((item) => item.event);
    const here = events[at];
    let best = at, distance = Infinity;
    events.forEach((item, index) => {
      const dy = here.y - item.y;
      const away = Math.abs(item.x - here.x) * 2 + Math.abs(dy);
      if ((isUp ? dy : -dy) > 2 && away < distance) [best, distance] = [index, away];
    });
    return best;
  }

  reveal(item) {
    const x = this.items?.find((one) => one.event === item.event)?.x ?? 0;
    const { scrollLeft } = this.plot;
    if (x < scrollLeft + 40 || x > scrollLeft + this.width - 40) this.plot.scrollLeft = x - this.width / 2;
    this.paint();
  }

  scale(zoom, at = (this.plot.scrollLeft + this.width / 2) / this.full) {
    this.zoom = Math.min(64, Math.max(1, zoom));
    this.draw();
    this.plot.scrollLeft = at * this.full - this.width / 2;
    this.paint();
  }

  pan(direction) { this.plot.scrollLeft += direction * this.width * 0.7; }
}

function placed(event) {
  if (!places.has(event)) {
    places.set(event, {
      event, isDated: event.date_edtf !== null, start: dayNumber(event.date_start), end: dayNumber(event.date_end),
    });
  }
  return places.get(event);
}

/** First and last day of the line: whole years around what is known to the year; wide spans are cut off there. */
function domain(items) {
  const dated = items.filter((item) => item.isDated);
  const narrow = dated.filter((item) => item.start !== null && item.end !== null && item.end - item.start <= 366);
  const days = (narrow.length ? narrow : dated).flatMap((item) => [item.start, item.end]).filter((day) => day !== null);
  const [low, high] = days.length ? [Math.min(...days), Math.max(...days)] : [dayOfYear(2000), dayOfYear(2001)];
  return [dayOfYear(yearOf(low)), dayOfYear(yearOf(high) + 1)];
}

function legend() {
  const sign = (quad, status = 'asserted') => el('span', { class: `mark ${quad} ${status}` });
  const key = (text, ...signs) => el('span', null, signs, text);
  return el('div', { class: 'legend' },
    key('verbal', sign('verbal-cooperation'), sign('verbal-conflict')),
    key('material', sign('material-cooperation'), sign('material-conflict')),
    key('hypothetical', sign('verbal-cooperation', 'hypothetical')), key('negated', sign('verbal-cooperation', 'negated')));
}
