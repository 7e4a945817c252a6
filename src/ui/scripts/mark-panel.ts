import { pageRevision, readMine, readMyUses, usesIn, writeMine, writeMyUses } from './mine-store.ts';

/**
 * `<mark-panel data-panel="b">`: a button by which readers say that the panel is theirs. What its address says of what
 * they use is remembered with it, unless they have said it themselves.
 */
class MarkPanel extends HTMLElement {
  connectedCallback(): void {
    this.#tell('');
    this.querySelector('button')?.addEventListener('click', () => this.#toggle());
    this.#remember();
  }

  get #isMine(): boolean {
    return readMine()?.panel === this.dataset.panel;
  }

  #toggle(): void {
    const { panel = '', marked, unmarked, full } = this.dataset;
    const uses = readMyUses() ?? [];
    const mine = this.#isMine
      ? null
      : { panel, uses, revision: pageRevision(), since: null, seenAt: Date.now() };
    const done = writeMine(mine);
    this.#remember();
    this.#tell((done ? (mine ? marked : unmarked) : full) ?? '');
    // Another answer on the page may have been theirs until now.
    for (const other of document.querySelectorAll('mark-panel')) {
      if (other instanceof MarkPanel && other !== this) other.#tell('');
    }
  }

  #remember(): void {
    const asked = usesIn(location.search);
    if (this.#isMine && asked.length > 0 && !readMyUses()?.length) writeMyUses(asked);
  }

  #tell(text: string): void {
    this.querySelector('button')?.setAttribute('aria-pressed', String(this.#isMine));
    this.querySelector('[role=status]')?.replaceChildren(text);
  }
}

customElements.define('mark-panel', MarkPanel);
