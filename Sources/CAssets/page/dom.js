// Elements are only ever made here, from names in this program and text nodes: what articles say never becomes markup.
const SVG = 'http://www.w3.org/2000/svg';

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'value' || name === 'checked') node[name] = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const el = (name, attributes, ...children) => filled(document.createElement(name), attributes, children);
export const svg = (name, attributes, ...children) => filled(document.createElementNS(SVG, name), attributes, children);

/** Text in an isolate of its own, so that marks of direction in it end with it. */
export const bdi = (text) => el('bdi', null, text ?? '');

export const one = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/** Calls `work` once when calls have stopped coming for so many milliseconds. */
export function debounced(work, wait = 200) {
  let timer = 0;
  return (...values) => { clearTimeout(timer); timer = setTimeout(work, wait, ...values); };
}
