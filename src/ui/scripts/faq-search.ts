import type { FaqSearchScript } from '../../views/faq.ts';
import type { FaqAnswers } from './faq-answers.ts';
import { readFilters } from './faq-filters.ts';

/**
 * `<faq-search>`: answers while one types. What it takes for that is fetched when the reader comes to the field; until
 * then, and when it cannot be fetched, the form is sent to the server. A page that came without what its address asks
 * for, from a server of files or with backstage gone, is narrowed here.
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
    if (field && !this.#showsWhatIsAsked(field)) {
      field.value = readAddress();
      this.#load().then(() => this.#answers?.answer(field.value));
    }
  }

  /** `defaultValue` is what the page came with; the browser may have put back what was typed. */
  #showsWhatIsAsked({ defaultValue }: HTMLInputElement): boolean {
    const script: FaqSearchScript = JSON.parse(this.dataset.script ?? '');
    const { panel, area } = readFilters(this);
    return panel === script.panel && area === script.area && readAddress() === defaultValue.trim();
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

function readAddress(): string {
  return new URLSearchParams(location.search).get('q')?.trim() ?? '';
}

customElements.define('faq-search', FaqSearchElement);
