/**
 * `<step-list data-remember="b">`: remembers in this browser alone which boxes are ticked, by panel and step, says how
 * many are, and has the headline count what is left.
 */
class StepList extends HTMLElement {
  #isReady = false;

  connectedCallback(): void {
    this.#read();
    // What is narrowed away comes back as the same element.
    if (this.#isReady) return;
    this.#isReady = true;
    this.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement) this.#remember(target);
      this.#tell();
    });
    // Other tabs, and pages to which one goes back.
    addEventListener('storage', () => this.#read());
    addEventListener('pageshow', () => this.#read());
  }

  #boxes(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  }

  get #key(): string {
    return `latarnia:steps:${this.dataset.remember}`;
  }

  /** `null`: storage is forbidden, and nothing is remembered. */
  #stored(): string[] | null {
    try {
      return localStorage.getItem(this.#key)?.split(' ') ?? [];
    } catch {
      return null;
    }
  }

  #read(): void {
    const stored = this.#stored();
    if (stored) for (const box of this.#boxes()) box.checked = stored.includes(box.value);
    this.#tell();
  }

  /** Of this box alone: others may have been ticked elsewhere meanwhile. */
  #remember({ value, checked }: HTMLInputElement): void {
    const others = (this.#stored() ?? []).filter((id) => id !== value && id !== '');
    try {
      localStorage.setItem(this.#key, (checked ? [...others, value] : others).join(' '));
    } catch {}
  }

  #tell(): void {
    const boxes = this.#boxes();
    const done = boxes.filter(({ checked }) => checked).length;
    const { progress = '', allDone = '', hint = '', toDo = '[]', left = '[]' } = this.dataset;
    const text = progress.replace('{n}', String(done)).replace('{m}', String(boxes.length));
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = done === 0 ? hint : done === boxes.length ? allDone : text;
    const sentence = JSON.parse(done === 0 ? toDo : left)[boxes.length - done];
    document.querySelector('[data-to-do-said]')?.replaceChildren(`${sentence ?? ''} `);
  }
}

customElements.define('step-list', StepList);
