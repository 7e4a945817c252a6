/**
 * `<copy-field>`: puts what stands in its field on the clipboard. Where the browser does not allow that the field is
 * selected, to be copied by hand.
 */
class CopyField extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    const field = this.querySelector('textarea');
    if (!button || !field) return;
    button.hidden = false;
    button.addEventListener('click', () => this.#copy(field));
  }

  async #copy(field: HTMLTextAreaElement): Promise<void> {
    try {
      await navigator.clipboard.writeText(field.value);
      this.#say(this.dataset.copied);
    } catch {
      field.focus();
      field.select();
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
