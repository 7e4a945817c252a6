/**
 * `<step-list data-remember="b">`: remembers in this browser alone which boxes are ticked, by panel and step,
 * and says how many are. Storage that is full or forbidden means that nothing is remembered.
 */
class StepList extends HTMLElement {
  connectedCallback(): void {
    for (const box of this.#boxes()) box.checked = this.#stored().includes(box.value);
    this.addEventListener('change', () => this.#remember());
    this.#tell();
  }

  #boxes(): HTMLInputElement[] {
    return [...this.querySelectorAll('input')];
  }

  get #key(): string {
    return `latarnia:steps:${this.dataset.remember}`;
  }

  #stored(): string[] {
    try {
      return localStorage.getItem(this.#key)?.split(' ') ?? [];
    } catch {
      return [];
    }
  }

  /** Steps that are not on the page now, being narrowed away, keep their tick. */
  #remember(): void {
    const boxes = this.#boxes();
    const elsewhere = this.#stored().filter((id) => !boxes.some(({ value }) => value === id));
    const done = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    try {
      localStorage.setItem(this.#key, [...elsewhere, ...done].join(' '));
    } catch {}
    this.#tell();
  }

  #tell(): void {
    const boxes = this.#boxes();
    const done = boxes.filter(({ checked }) => checked).length;
    const { progress = '', allDone = '' } = this.dataset;
    const text = progress.replace('{n}', String(done)).replace('{m}', String(boxes.length));
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = done === boxes.length ? allDone : done > 0 ? text : '';
  }
}

customElements.define('step-list', StepList);
