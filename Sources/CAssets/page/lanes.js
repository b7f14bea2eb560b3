// Where marks go so that none covers another: pure arithmetic, in pixels.

/**
 * Puts items, sorted by `x0`, into the lowest lane that is free there, 0 being next to the axis. Where `most` lanes are
 * full, the rest is counted by place: `{ placed: [{ item, lane }], lanes, crowds: [{ x, items }] }`.
 */
export function pack(items, most, size) {
  const ends = [], placed = [], crowds = new Map();
  for (const item of items) {
    let lane = ends.findIndex((end) => end <= item.x0);
    if (lane < 0 && ends.length < most) lane = ends.push(-Infinity) - 1;
    if (lane >= 0) {
      ends[lane] = item.x1 + 2;
      placed.push({ item, lane });
    } else {
      const place = Math.floor(item.x0 / (size * 2));
      if (!crowds.has(place)) crowds.set(place, { x: (place + 0.5) * size * 2, items: [] });
      crowds.get(place).items.push(item);
    }
  }
  return { placed, lanes: ends.length, crowds: [...crowds.values()] };
}

/** Years between ticks so that labels have `room` pixels each; under one year, months. */
export function tickStep(daysPerPixel, room = 60) {
  const months = (daysPerPixel * room) / 30.44;
  for (const step of [1, 3, 6]) if (months <= step) return { months: step };
  for (const step of [1, 2, 5, 10, 20, 25, 50, 100, 200, 500]) if (months <= step * 12) return { years: step };
  return { years: 1000 };
}
