import { explainLeftOut } from '../../i18n/left-out.ts';
import { readMyUses, usesIn, writeMyUses } from './mine-store.ts';
import { narrowPanel } from './narrow-panel.ts';
import { narrowTwin } from './twin-link.ts';

/**
 * `<use-chips>`: narrows a panel's page to what its address names (`?uses=allegro,shop`), or else to what the reader
 * said they use, however they came. That is where the page came whole; otherwise the server has narrowed it, and a chip
 * leads to the page anew. Each tick changes what is remembered by that one thing, whatever other tabs have said.
 */
class UseChips extends HTMLElement {
  readonly #known: string[] = [];
  /** What the page shows; none: everything. */
  #shown: readonly string[] = [];
  /** The page shows what is remembered, and not what somebody sent. */
  #follows = true;

  connectedCallback(): void {
    if (this.#known.length > 0) return;
    // The script of a module may run before the rest of the page is there.
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => this.#begin());
    else this.#begin();
  }

  #begin(): void {
    this.#known.push(...this.#chips().map(({ dataset }) => dataset.use ?? ''));
    const asked = this.#ordered(usesIn(location.search));
    const said = this.#ordered(readMyUses() ?? []);
    this.#shown = asked.length > 0 ? asked : said;
    this.#follows = asked.length === 0 || asked.join() === said.join();
    if (this.#shown.length > 0) this.#show(this.#shown);
    this.addEventListener('click', (event) => this.#choose(event));
    // Other tabs, and pages to which one goes back.
    const follow = () => {
      const now = this.#ordered(readMyUses() ?? []);
      if (this.#follows && now.join() !== this.#shown.join()) this.#show(now);
    };
    addEventListener('storage', follow);
    addEventListener('pageshow', ({ persisted }) => persisted && follow());
  }

  get #isWhole(): boolean {
    return this.dataset.toDo !== undefined;
  }

  #chips(): HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('a[data-use]')];
  }

  /** Those that the site knows, in its order. */
  #ordered(uses: readonly string[]): string[] {
    return this.#known.filter((use) => uses.includes(use));
  }

  #choose(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    // What is opened beside this page is a page of its own.
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const next = this.#next(link.dataset.use);
    writeMyUses(next);
    this.#follows = true;
    if (this.#isWhole) {
      event.preventDefault();
      this.#show(next);
    } else {
      link.href = this.#address(link, next);
    }
  }

  /** What is used once this is ticked, or not any more; `undefined`: everything again. */
  #next(use: string | undefined): string[] {
    if (use === undefined) return [];
    const said = readMyUses() ?? this.#shown;
    const before = this.#follows ? said : [...said, ...this.#shown];
    const rest = before.filter((one) => one !== use);
    return this.#ordered(this.#shown.includes(use) ? rest : [...rest, use]);
  }

  #address(link: HTMLAnchorElement, uses: readonly string[]): string {
    const { pathname, hash } = new URL(link.href);
    return `${pathname}${queryOf(uses)}${hash}`;
  }

  #show(uses: readonly string[]): void {
    const { toDo, leftOut } = this.dataset;
    if (toDo === undefined || leftOut === undefined) return;
    this.#shown = uses;
    const text = explainLeftOut(JSON.parse(leftOut), narrowPanel(uses));
    this.querySelector('.left-out > span')?.replaceChildren(text ?? '');
    this.querySelector('.left-out')?.toggleAttribute('hidden', uses.length === 0);
    const [none = ''] = JSON.parse(toDo);
    const steps = document.querySelector('step-list');
    // What there is to do, and what of it is ticked, is counted there.
    if (steps) steps.dispatchEvent(new Event('change'));
    else document.querySelector('[data-to-do-said]')?.replaceChildren(`${none} `);
    this.#tell(uses);
    const query = queryOf(uses);
    narrowTwin(query);
    history.replaceState(history.state, '', `${location.pathname}${query}${location.hash}`);
  }

  /** Marks what was chosen; each chip leads on from there. */
  #tell(uses: readonly string[]): void {
    const template = this.querySelector('template');
    for (const chip of this.#chips()) {
      const { use = '' } = chip.dataset;
      const isOn = uses.includes(use);
      const next = this.#known.filter((one) => (one === use ? !isOn : uses.includes(one)));
      chip.setAttribute('href', this.#address(chip, next));
      for (const mark of chip.querySelectorAll(':scope > *')) mark.remove();
      chip.classList.toggle('is-on', isOn);
      if (!isOn || !template) continue;
      const [icon, word] = document.importNode(template.content, true).children;
      if (icon && word) {
        chip.prepend(icon);
        chip.append(word);
      }
    }
  }
}

function queryOf(uses: readonly string[]): string {
  return uses.length > 0 ? `?uses=${uses.join(',')}` : '';
}

customElements.define('use-chips', UseChips);
