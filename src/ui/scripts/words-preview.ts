import { lowerHeadings } from '../components/lower-headings.ts';

/** How long nobody types before what was typed is previewed (ms). */
const QUIET = 250;

/** The level of the heading above what is previewed; `WordsFields.astro` has it too. */
const UNDER = 2;

/** Safe HTML by language, and what it is otherwise than it was typed: safe HTML too. */
type Preview = Readonly<Record<string, string>> & {
  readonly hints: Readonly<Record<string, readonly string[]>>;
};

/** Shows below each text field how it will read, as one types; the server renders it, as it renders the site. */
class WordsPreview extends HTMLElement {
  #quiet = 0;
  #asked = 0;

  connectedCallback(): void {
    (this.#filledBy() ?? this).addEventListener('input', () => {
      window.clearTimeout(this.#quiet);
      this.#quiet = window.setTimeout(() => this.#show(), QUIET);
    });
  }

  /** The form whose other fields fill gaps of the words; `null`: they have none. */
  #filledBy(): HTMLFormElement | null {
    return this.dataset.incident === undefined ? null : this.closest('form');
  }

  async #show(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const filledBy = this.#filledBy();
    const form = filledBy === null ? new FormData() : new FormData(filledBy);
    form.set('incident', this.dataset.incident ?? '');
    for (const field of this.querySelectorAll('textarea')) form.set(field.name, field.value);
    try {
      const response = await fetch(this.dataset.url ?? '', { method: 'POST', body: form });
      if (!response.ok) return;
      const { hints, ...html }: Preview = await response.json();
      // An answer that was overtaken by a later one says nothing any more.
      if (asked !== this.#asked) return;
      for (const place of this.querySelectorAll<HTMLElement>('[data-preview]')) {
        const text = html[place.dataset.preview ?? ''] ?? '';
        place.hidden = text === '';
        const prose = place.querySelector('.prose');
        if (prose) prose.innerHTML = lowerHeadings(text, UNDER);
        const items = (hints[place.dataset.preview ?? ''] ?? []).map((hint) => {
          const item = document.createElement('p');
          item.innerHTML = hint;
          return item;
        });
        place.querySelector('[data-hints]')?.replaceChildren(...items);
      }
    } catch {}
  }
}

customElements.define('words-preview', WordsPreview);
