/**
 * `<count-down data-until="<instant>">`: counts down by the machine's clock, minutes and seconds; once it is over the
 * page is asked for anew, which then says what became of it.
 */
class CountDown extends HTMLElement {
  #timer = 0;

  connectedCallback(): void {
    this.#timer = window.setInterval(() => this.#tell(), 250);
    this.#tell();
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }

  #tell(): void {
    const left = Math.ceil((Date.parse(this.dataset.until ?? '') - Date.now()) / 1000);
    if (!(left >= -GRACE)) {
      clearInterval(this.#timer);
      // Once: a page that is loaded afterwards has no count-down any more, or one that is over.
      if (left > -LATE) location.reload();
      return;
    }
    const seconds = Math.max(0, left);
    this.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }
}

/** How long after its instant a publication is looked for (s), and after how long no more. */
const GRACE = 1;
const LATE = 5;

customElements.define('count-down', CountDown);
