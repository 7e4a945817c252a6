/**
 * `<copy-field>`: puts what stands in its field, or in its `<code>`, on the clipboard. Where the browser does not allow
 * that it is selected, to be copied by hand.
 */
class CopyField extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    const field = this.querySelector<HTMLElement>('textarea, input, code');
    if (!button || !field) return;
    button.hidden = false;
    button.addEventListener('click', () => this.#copy(field));
  }

  async #copy(field: HTMLElement): Promise<void> {
    const isTyped = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
    try {
      await navigator.clipboard.writeText(isTyped ? field.value : (field.textContent ?? ''));
      this.#say(this.dataset.copied);
    } catch {
      field.focus();
      if (isTyped) field.select();
      else getSelection()?.selectAllChildren(field);
      this.#say(this.dataset.yourself);
    }
  }

  /** The status is emptied first, so that the same words are read aloud again. */
  #say(told = ''): void {
    const status = this.querySelector('[role=status]');
    status?.replaceChildren();
    requestAnimationFrame(() => status?.replaceChildren(told));
  }
}

customElements.define('copy-field', CopyField);
