import type { LookupScript } from '../../views/lookup.ts';
import type { answerTyped } from './answer-typed.ts';

/**
 * `<lookup-answer>`: answers what stands behind the `#` of the address (`#q=17.11.2019&second=1`) with the same code
 * as the server, out of the templates that came with the page. Nothing is asked of anybody. What it takes to read a day is
 * fetched when there is something to read, or the reader comes to the field.
 */
class LookupAnswer extends HTMLElement {
  #loading: Promise<typeof answerTyped> | null = null;
  #isUnanswered = false;
  #couldNotLoad = false;

  connectedCallback(): void {
    addEventListener('hashchange', () => this.#answer());
    addEventListener('online', () => this.#answerAgain());
    // The same text once more changes no address.
    this.addEventListener('submit', () => this.#answerAgain());
    this.addEventListener('focusin', (event) => {
      if (event.target instanceof HTMLInputElement) this.#load().catch(() => undefined);
    });
    // The script of a module may run before the rest of the page is there.
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => this.#answer());
    else this.#answer();
  }

  #load(): Promise<typeof answerTyped> {
    this.#loading ??= import('./answer-typed.ts').then(
      (module) => module.answerTyped,
      (error: unknown) => {
        this.#loading = null;
        this.#couldNotLoad = true;
        throw error;
      },
    );
    return this.#loading;
  }

  #answerAgain(): void {
    if (this.#isUnanswered) this.#answer();
  }

  async #answer(): Promise<void> {
    if (this.#readAddress() === null) return;
    const isRepeated = this.#couldNotLoad;
    const answer = await this.#load().catch(() => null);
    // Many browsers remember for the whole life of a page that a module could not be fetched, and a next release has others.
    if (answer === null && isRepeated && (await isReachable())) return location.reload();
    // What is asked may have changed meanwhile.
    const asked = this.#readAddress();
    const data = this.querySelector('[data-lookup]')?.textContent;
    if (asked === null || !data) return;
    this.#fillForm(asked.typed, asked.hasNewAccount);
    this.#isUnanswered = answer === null;
    if (answer === null) return this.#refuse(this.dataset.unanswered ?? '');
    const script: LookupScript = JSON.parse(data);
    const { title, why, help, panels } = answer(asked, script);
    if (panels === null) this.#refuse(help === null ? title : `${title} ${help}`);
    else this.#show(title, why, panels);
  }

  #readAddress(): { readonly typed: string; readonly hasNewAccount: boolean } | null {
    // A form that was sent before its script was there, to a server that knows no query: answered here all the same.
    const isAnswered = this.querySelector('[data-answer]') !== null;
    const asked = new URLSearchParams(location.hash.slice(1) || (isAnswered ? '' : location.search));
    const typed = asked.get('q');
    return typed === null ? null : { typed, hasNewAccount: asked.has('second') };
  }

  #fillForm(typed: string, second: boolean): void {
    const input = this.querySelector<HTMLInputElement>('[name=q]');
    const box = this.querySelector<HTMLInputElement>('[name=second]');
    if (input) input.value = typed;
    if (box) box.checked = second;
  }

  #show(title: string, why: readonly string[], candidates: readonly string[]): void {
    this.#tellError('');
    this.#tell(title, why);
    const answers = this.querySelector<HTMLElement>('[data-answers]');
    if (!answers) return;
    answers.dataset.answer = candidates.join(' ');
    answers.replaceChildren(
      ...candidates.flatMap((id) => {
        const template = this.querySelector<HTMLTemplateElement>(`template[data-for="${id}"]`);
        return template ? [template.content.cloneNode(true)] : [];
      }),
    );
    this.querySelector('h1')?.focus();
    scrollTo(0, 0);
  }

  #refuse(message: string): void {
    this.#tell(this.dataset.title ?? '', []);
    const answers = this.querySelector<HTMLElement>('[data-answers]');
    if (answers) {
      delete answers.dataset.answer;
      answers.replaceChildren();
    }
    this.#tellError(message);
    this.querySelector<HTMLInputElement>('[name=q]')?.focus();
  }

  #tell(title: string, why: readonly string[]): void {
    document.title = document.title.replace(/^[^·]*/, `${title} `);
    const heading = this.querySelector('h1');
    if (heading) heading.textContent = title;
    const box = this.querySelector<HTMLElement>('[data-why]');
    if (!box) return;
    box.hidden = why.length === 0;
    box.replaceChildren(
      ...why.map((sentence) => {
        const paragraph = document.createElement('p');
        paragraph.textContent = sentence;
        return paragraph;
      }),
    );
  }

  #tellError(message: string): void {
    const error = this.querySelector<HTMLElement>('.error');
    if (error) {
      error.textContent = message;
      error.hidden = message === '';
    }
    this.querySelector('[name=q]')?.setAttribute('aria-invalid', String(message !== ''));
  }
}

/** Whether this page, which must not be lost, could be fetched once more. */
function isReachable(): Promise<boolean> {
  return fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
}

customElements.define('lookup-answer', LookupAnswer);
