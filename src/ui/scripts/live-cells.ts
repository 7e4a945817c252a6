import type { LiveChange } from '../../views/staff/live.ts';

/**
 * `<live-cells data-events="<address>">`: puts what others change into the cells of an open editor, with who and when,
 * and says so. What is chosen stays chosen, and the form stays based on what its author saw.
 */
class LiveCells extends HTMLElement {
  #source: EventSource | null = null;

  connectedCallback(): void {
    const { events } = this.dataset;
    if (!events) return;
    this.#source = new EventSource(events);
    this.#source.addEventListener('change', ({ data }) => this.#show(JSON.parse(data)));
    this.#source.addEventListener('error', () => {
      // While it tries again by itself there is nothing to say.
      if (this.#source?.readyState === EventSource.CLOSED) this.#tell([this.dataset.lost ?? '']);
    });
    // A page that is left keeps no connection; one that is gone back to is asked for again, as it is not stored.
    addEventListener('pagehide', () => this.#source?.close());
  }

  disconnectedCallback(): void {
    this.#source?.close();
  }

  #show({ who, when, cells, panels }: LiveChange): void {
    const { mark = '', changed = '', chosen = '' } = this.dataset;
    let isChosen = false;
    for (const { name, state, word, estimate } of cells) {
      const cell = this.querySelector<HTMLElement>(`[data-cell="${CSS.escape(name)}"]`);
      const said = cell?.querySelector('.said');
      const sign = this.querySelector<HTMLTemplateElement>(`template[data-state="${state}"]`);
      if (!cell || !said || !sign) continue;
      isChosen ||= cell.querySelector('input')?.checked ?? false;
      cell.classList.add('is-fresh');
      said.replaceChildren(
        sign.content.cloneNode(true),
        ...(estimate === null ? [] : [line('estimate', estimate)]),
        line('by', fill(mark, { who, when })),
      );
      said.querySelector('.state-mark > span')?.replaceChildren(word);
    }
    const what = [...cells, ...panels].map(({ title }) => title).join('; ');
    if (what !== '') this.#tell([fill(changed, { who, what }), ...(isChosen ? [chosen] : [])]);
  }

  #tell(sentences: readonly string[]): void {
    this.querySelector('[data-told]')?.replaceChildren(sentences.join(' '));
  }
}

function line(name: string, text: string): HTMLElement {
  return Object.assign(document.createElement('span'), { className: name, textContent: text });
}

function fill(phrase: string, values: Readonly<Record<string, string>>): string {
  return phrase.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

customElements.define('live-cells', LiveCells);
