import { pageRevision, readMine, writeMine } from './mine-store.ts';

/**
 * `<mark-panel data-panel="b">`: a button by which readers say that the panel is theirs. What they say they use on its
 * page is remembered with it.
 */
class MarkPanel extends HTMLElement {
  connectedCallback(): void {
    this.#tell('');
    this.querySelector('button')?.addEventListener('click', () => this.#toggle());
    for (const chip of document.querySelectorAll<HTMLAnchorElement>('.use-chips a')) {
      chip.addEventListener('click', () => this.#remember(new URL(chip.href).searchParams));
    }
    const asked = new URLSearchParams(location.search);
    if (asked.has('uses')) this.#remember(asked);
  }

  get #isMine(): boolean {
    return readMine()?.panel === this.dataset.panel;
  }

  #toggle(): void {
    const { panel = '', marked, unmarked, full } = this.dataset;
    const uses = usesIn(new URLSearchParams(location.search));
    const mine = this.#isMine
      ? null
      : { panel, uses, revision: pageRevision(), since: null, seenAt: Date.now() };
    const done = writeMine(mine);
    this.#tell((done ? (mine ? marked : unmarked) : full) ?? '');
    // Another answer on the page may have been theirs until now.
    for (const other of document.querySelectorAll('mark-panel')) {
      if (other instanceof MarkPanel && other !== this) other.#tell('');
    }
  }

  #remember(query: URLSearchParams): void {
    const mine = readMine();
    if (mine && this.#isMine) writeMine({ ...mine, uses: usesIn(query) });
  }

  #tell(text: string): void {
    this.querySelector('button')?.setAttribute('aria-pressed', String(this.#isMine));
    this.querySelector('[role=status]')?.replaceChildren(text);
  }
}

function usesIn(query: URLSearchParams): string[] {
  return query
    .getAll('uses')
    .flatMap((value) => value.split(','))
    .filter(Boolean);
}

customElements.define('mark-panel', MarkPanel);
