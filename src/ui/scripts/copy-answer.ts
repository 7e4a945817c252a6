import type { AnswerCopy } from '../../views/answer-copy.ts';

/**
 * `<copy-answer>`: puts a link to the answer, or its text as the server wrote it, on the clipboard. Where the browser
 * does not allow that the text is shown, selected, to be copied by hand.
 */
class CopyAnswer extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      const text = button && this.#textOf(button.dataset.copy);
      if (text) this.#copy(text);
    });
  }

  /** The server may not know its own address: then its place is held by `{origin}`. */
  #textOf(kind: string | undefined): string | null {
    const copy: AnswerCopy = JSON.parse(this.querySelector('script')?.textContent ?? '{}');
    const text = kind === 'link' || kind === 'markdown' || kind === 'text' ? copy[kind] : null;
    return text?.replaceAll('{origin}', location.origin) ?? null;
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#show('', this.dataset.copied);
    } catch {
      this.#show(text, this.dataset.yourself);
    }
  }

  /** The status is emptied first, so that the same words are read aloud again. */
  #show(text: string, told = ''): void {
    const status = this.querySelector('[role=status]');
    status?.replaceChildren();
    requestAnimationFrame(() => status?.replaceChildren(told));
    const field = this.querySelector('textarea');
    if (!field) return;
    field.hidden = text === '';
    field.value = text;
    if (text === '') return;
    field.focus();
    field.select();
  }
}

customElements.define('copy-answer', CopyAnswer);
