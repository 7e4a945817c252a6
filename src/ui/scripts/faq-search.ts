import type { FaqAnswers } from './faq-answers.ts';

/**
 * `<faq-search>`: answers while one types. What it takes for that is fetched when the reader comes to the field; until
 * then, and when it cannot be fetched, the form is sent to the server.
 */
class FaqSearchElement extends HTMLElement {
  #answers: FaqAnswers | null = null;
  #loading: Promise<void> | null = null;

  connectedCallback(): void {
    const field = this.querySelector<HTMLInputElement>('[name=q]');
    field?.addEventListener('focus', () => this.#load());
    field?.addEventListener('input', async () => {
      await this.#load();
      this.#answers?.answer(field.value);
    });
    this.querySelector('form')?.addEventListener('submit', (event) => {
      if (!this.#answers || !field) return;
      event.preventDefault();
      this.#answers.answer(field.value);
      this.#answers.goThere();
    });
    if (field === document.activeElement) this.#load();
  }

  #load(): Promise<void> {
    this.#loading ??= import('./faq-answers.ts')
      .then(({ loadFaqAnswers }) => loadFaqAnswers(this))
      .then((answers) => {
        this.#answers = answers;
      })
      .catch(() => {
        this.#loading = null;
      });
    return this.#loading;
  }
}

customElements.define('faq-search', FaqSearchElement);
