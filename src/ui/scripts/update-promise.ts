/** The browser waits at most this long at once (ms); a longer wait is waited in parts. */
const LONGEST_WAIT = 2 ** 30;

/**
 * `<update-promise data-by="<instant>" data-late="<words>">`: once the site clock passes the instant the words
 * change to those that say so.
 */
class UpdatePromise extends HTMLElement {
  connectedCallback(): void {
    const { by, late } = this.dataset;
    if (by && late) this.#watch(Date.parse(by), late);
  }

  #watch(by: number, late: string): void {
    const wait = by - Date.now() - Number(document.documentElement.dataset.clockOffset ?? 0);
    if (wait > 0) {
      setTimeout(() => this.#watch(by, late), Math.min(wait, LONGEST_WAIT));
      return;
    }
    this.textContent = late;
    this.className = 'is-late';
  }
}

customElements.define('update-promise', UpdatePromise);

/** Who lives by another clock finds their own time on every instant. */
const shown = (instant: Date, timeZone?: string) =>
  instant.toLocaleString(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short', timeZone });
for (const time of document.querySelectorAll<HTMLTimeElement>('time[datetime*="T"]')) {
  const instant = new Date(time.dateTime);
  const own = shown(instant);
  if (own !== shown(instant, 'Europe/Warsaw')) time.title = own;
}
