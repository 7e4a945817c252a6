import { parseDay } from '../../domain/day.ts';
import { lookup } from '../../domain/lookup.ts';
import { panelsOf, withNewAccount } from '../../domain/lookup-answer.ts';
import { explainLookup } from '../../domain/lookup-explain.ts';
import type { LookupScript } from '../../views/lookup.ts';
import { siteToday } from './site-clock.ts';

/**
 * `<lookup-answer>`: answers what stands behind the `#` of the address (`#q=17.11.2019&second=1`) with the same code
 * as the server, out of the templates that came with the page. Nothing is asked of anybody.
 */
class LookupAnswer extends HTMLElement {
  connectedCallback(): void {
    addEventListener('hashchange', () => this.#answer());
    // The script of a module may run before the rest of the page is there.
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => this.#answer());
    else this.#answer();
  }

  #answer(): void {
    // A form that was sent before its script was there, to a server that knows no query: answered here all the same.
    const isAnswered = this.querySelector('[data-answer]') !== null;
    const asked = new URLSearchParams(location.hash.slice(1) || (isAnswered ? '' : location.search));
    const typed = asked.get('q');
    const data = this.querySelector('[data-lookup]')?.textContent;
    if (typed === null || !data) return;
    const { locale, panels, failures, phrases }: LookupScript = JSON.parse(data);
    const today = parseDay(siteToday());
    if (!today) return;
    const found = lookup(typed, { panels, today, locale, failures });
    const result = asked.has('second') ? withNewAccount(found, panels) : found;
    const { title, why, help } = explainLookup(result, phrases, panels);
    this.#fillForm(typed, asked.has('second'));
    if (result.kind === 'refusal') this.#refuse(help === null ? title : `${title} ${help}`);
    else this.#show(title, why, panelsOf(result));
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

customElements.define('lookup-answer', LookupAnswer);
