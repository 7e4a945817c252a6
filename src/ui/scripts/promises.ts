// Imports nothing, so that it stands in the page itself.

/** The browser waits at most this long at once (ms); a longer wait is waited in parts. */
const LONGEST_WAIT = 2 ** 30;

/** What is to be said once the site clock passes an instant (epoch ms). */
interface Passing {
  readonly at: number;
  readonly say: () => void;
}

const waiting = new Set<Passing>();
let timer = 0;

/** Says what has become true, and waits for what will. */
function look(): void {
  const now = Date.now() + Number(document.documentElement.dataset.clockOffset ?? 0);
  let wait = LONGEST_WAIT;
  for (const passing of waiting) {
    if (passing.at > now) {
      wait = Math.min(wait, passing.at - now);
      continue;
    }
    waiting.delete(passing);
    passing.say();
  }
  clearTimeout(timer);
  if (waiting.size > 0) timer = window.setTimeout(look, wait);
}

function whenPassed(instant: string, say: () => void): void {
  waiting.add({ at: Date.parse(instant), say });
  look();
}

// Timers stand still while a machine sleeps, and in a page to which one goes back.
addEventListener('pageshow', look);
document.addEventListener('visibilitychange', look);

/**
 * `<update-promise data-by="<instant>" data-late="<words>">`: once the site clock passes the instant the words
 * change to those that say so.
 */
class UpdatePromise extends HTMLElement {
  connectedCallback(): void {
    const { by, late } = this.dataset;
    if (!by || !late) return;
    whenPassed(by, () => {
      this.textContent = late;
      this.classList.add('is-late');
    });
  }
}

/** `<promised-day data-overdue-from="<instant>" data-overdue="<words>">`: the same for an estimate. */
class PromisedDay extends HTMLElement {
  connectedCallback(): void {
    const { overdueFrom, overdue } = this.dataset;
    if (!overdueFrom || !overdue) return;
    whenPassed(overdueFrom, () => {
      this.textContent = overdue;
      this.classList.add('is-overdue');
    });
  }
}

customElements.define('update-promise', UpdatePromise);
customElements.define('promised-day', PromisedDay);

/** Who lives by another clock finds their own time on every instant; in English as it is written in Britain. */
const shown = (instant: Date, timeZone?: string) =>
  instant.toLocaleString(`${document.documentElement.lang}-GB`, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  });
for (const time of document.querySelectorAll<HTMLTimeElement>('time[datetime*="T"]')) {
  const instant = new Date(time.dateTime);
  const own = shown(instant);
  if (own !== shown(instant, document.documentElement.dataset.zone)) time.title = own;
}
