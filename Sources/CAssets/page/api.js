// The public API, wherever it is mounted: this file lies two folders below where the program's paths begin.
export const root = new URL('../../', import.meta.url);

/** A path of the program, such as `v1/ties`, as an address. */
export const address = (path) => new URL(path.replace(/^\//, ''), root);

/** What the server says went wrong, in a sentence for people. */
export class Fault extends Error {}

export async function ask(path, options) {
  let response;
  try { response = await fetch(address(path), options); } catch {
    throw new Fault('The server does not answer. Is it still running? Reload the page to try again.');
  }
  const isJSON = (response.headers.get('Content-Type') ?? '').includes('json');
  const body = isJSON ? await response.json() : null;
  if (!response.ok) throw new Fault(body?.detail ?? `The server answered ${response.status}.`);
  return body;
}

/** All rows of a list, a thousand at a time; `progress(rows, count)` hears of each page. Never more than `most`. */
export async function rows(path, { most = 20000, progress = () => {} } = {}) {
  const found = [];
  let cursor = null, count = 0;
  do {
    const next = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const page = await ask(`${path}${path.includes('?') ? '&' : '?'}limit=1000${next}`);
    found.push(...page.data);
    [cursor, count] = [page.next_cursor, page.count];
    progress(found.length, count);
  } while (cursor && found.length < most);
  return { rows: found, count };
}
