// The same view for other programs: whole addresses, ready to be copied, which follow the filters.
import { all, el, one } from './dom.js';

export function startTakeAway() {
  for (const row of all('.take dl > div')) {
    const button = el('button', { type: 'button' }, 'Copy');
    button.setAttribute('aria-label', `Copy: ${one('dt', row).textContent}`);
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(one('code', row).textContent);
        button.textContent = 'Copied';
      } catch { button.textContent = 'Select and copy it by hand'; }
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
    one('a', row).after(button);
    write(row, one('a', row).href);
  }
}

/** Puts the filters of the view into the addresses that follow them. */
export function follow(query) {
  for (const row of all('.take [data-filtered]')) {
    const link = new URL(one('a', row).href);
    link.search = String(query);
    write(row, link.href);
  }
}

function write(row, href) {
  one('a', row).href = href;
  // A quote never stands in an address as such, so that it cannot end the shell's.
  one('code', row).textContent = one('dt', row).textContent === 'curl' ? `curl -s '${href.replaceAll("'", '%27')}'` : href;
}
