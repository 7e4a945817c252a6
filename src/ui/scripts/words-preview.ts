/** How long nobody types before what was typed is previewed (ms). */
const QUIET = 250;

/** Shows below each text field how it will read, as one types; the server renders it, as it renders the site. */
class WordsPreview extends HTMLElement {
  #quiet = 0;
  #asked = 0;

  connectedCallback(): void {
    this.addEventListener('input', () => {
      window.clearTimeout(this.#quiet);
      this.#quiet = window.setTimeout(() => this.#show(), QUIET);
    });
  }

  async #show(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const form = new FormData();
    for (const field of this.querySelectorAll('textarea')) form.set(field.name, field.value);
    try {
      const response = await fetch(this.dataset.url ?? '', { method: 'POST', body: form });
      if (!response.ok) return;
      const html: Readonly<Record<string, string>> = await response.json();
      // An answer that was overtaken by a later one says nothing any more.
      if (asked !== this.#asked) return;
      for (const place of this.querySelectorAll<HTMLElement>('[data-preview]')) {
        const text = html[place.dataset.preview ?? ''] ?? '';
        place.hidden = text === '';
        const prose = place.querySelector('.prose');
        if (prose) prose.innerHTML = text;
      }
    } catch {}
  }
}

customElements.define('words-preview', WordsPreview);
