import type { MineScript } from '../../views/mine.ts';
import { type Mine, pageRevision, readMine, writeMine } from './mine-store.ts';
import { tellNews } from './news.ts';

/** Who was away for longer comes back (ms). */
const VISIT = 30 * 60_000;

/**
 * `<my-panel>`: for readers who said which panel is theirs, home begins with it, in the place of the question which
 * panel that is. Then it says what changed for them since they were here. Servers learn only up to which revision.
 */
class MyPanel extends HTMLElement {
  connectedCallback(): void {
    const mine = readMine();
    const { script = '' } = this.dataset;
    if (mine && script) this.#show(mine, JSON.parse(script));
  }

  #show(mine: Mine, script: MineScript): void {
    const row = document.querySelector(`.panel-rows [data-panel="${CSS.escape(mine.panel)}"]`);
    const [name, state] = ['[data-letter]', '.state-mark'].map((part) => row?.querySelector(part));
    const template = this.querySelector('template');
    const form = this.querySelector('lookup-form');
    if (!name || !state || !template || !form) return;
    const block = document.importNode(template.content, true);
    const query = mine.uses.length > 0 ? `?uses=${mine.uses.join(',')}` : '';
    for (const link of block.querySelectorAll<HTMLAnchorElement>('a[data-panel]')) {
      link.href = script.panels.replace('{panel}', mine.panel) + query;
    }
    block.querySelector('[data-letter]')?.replaceChildren(name.textContent);
    block
      .querySelector('[data-state]')
      ?.replaceChildren(state.cloneNode(true), `, ${toDoText(mine, script)}`);
    block.querySelector('[data-more]')?.setAttribute('href', script.history.replace('{panel}', mine.panel));
    block.querySelector('button')?.addEventListener('click', () => this.#forget());
    form.toggleAttribute('inert', true);
    this.append(block);
    const { since } = beginVisit(mine);
    if (since !== null) tellNews(this, mine, since, script);
  }

  #forget(): void {
    writeMine(null);
    this.querySelector('.mine')?.remove();
    const form = this.querySelector('lookup-form');
    form?.removeAttribute('inert');
    form?.querySelector('input')?.focus();
  }
}

/** What there is to do for who uses these things, without what is ticked on the panel's page. */
function toDoText({ panel, uses }: Mine, { toDo, words }: MineScript): string {
  const steps = Object.entries(toDo[panel] ?? {})
    .filter(([, by]) => uses.length === 0 || by.length === 0 || by.some((use) => uses.includes(use)))
    .map(([id]) => id);
  const ticked = localStorage.getItem(`latarnia:steps:${panel}`)?.split(' ') ?? [];
  const done = steps.filter((id) => ticked.includes(id)).length;
  const [none, one] = [steps.length === 0, steps.length === 1];
  const phrase = none
    ? words.none
    : done === steps.length
      ? words.all
      : done > 0
        ? words.some
        : one
          ? words.one
          : words.many;
  return phrase.replace('{n}', String(steps.length)).replace('{done}', String(done));
}

/** A page loaded again says the same again, until the visit is over. */
function beginVisit(mine: Mine): Mine {
  const since = Date.now() - mine.seenAt > VISIT ? mine.revision : mine.since;
  const visit = {
    ...mine,
    since,
    revision: Math.max(mine.revision, pageRevision()),
    seenAt: Date.now(),
  };
  writeMine(visit);
  return visit;
}

customElements.define('my-panel', MyPanel);
