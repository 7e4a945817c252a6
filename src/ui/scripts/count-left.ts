/** From what part of the limit on it is said how much is left. */
const NEAR = 0.75;
/** How long nobody types before it is read out (ms). */
const UNREAD = 1000;

/** `<count-left>`: how many characters, counted as the server counts them, may still be typed into a field, or how many are too many. */
class CountLeft extends HTMLElement {
  #quiet = 0;

  connectedCallback(): void {
    const field = document.getElementById(this.dataset.for ?? '');
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    const show = () => this.#show([...field.value].length);
    field.addEventListener('input', show);
    show();
  }

  #show(length: number): void {
    const limit = Number(this.dataset.limit);
    const { left = '', over = '' } = this.dataset;
    const text =
      length < limit * NEAR
        ? ''
        : (length > limit ? over : left).replace('{n}', String(Math.abs(limit - length)));
    this.toggleAttribute('data-is-over', length > limit);
    const [seen, read] = this.children;
    seen?.replaceChildren(text);
    window.clearTimeout(this.#quiet);
    this.#quiet = window.setTimeout(() => read?.replaceChildren(text), UNREAD);
  }
}

customElements.define('count-left', CountLeft);
