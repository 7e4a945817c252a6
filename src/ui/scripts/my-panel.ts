import type { Concerns, MineScript } from '../../views/mine.ts';
import { type Mine, pageRevision, readMine, writeMine } from './mine-store.ts';

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
    const lesser = row?.querySelector('.panel-beside')?.textContent;
    const own = row?.querySelector('a')?.pathname;
    const template = this.querySelector('template');
    const question = this.querySelector('.question');
    if (!name || !state || !own || !template || !question) return;
    const block = document.importNode(template.content, true);
    const query = mine.uses.length > 0 ? `?uses=${mine.uses.join(',')}` : '';
    for (const link of block.querySelectorAll<HTMLAnchorElement>('a[data-panel]')) {
      link.href = own + query;
    }
    block.querySelector('[data-letter]')?.replaceChildren(name.textContent);
    const { todo, text } = toDoOf(mine, script);
    block
      .querySelector('[data-state]')
      ?.replaceChildren(state.cloneNode(true), lesser ? `, ${lesser}` : '', `, ${text}`);
    const place = block.querySelector('[data-first]');
    const sample = place?.querySelector('template');
    const say = (element: Element | null, id: string) => {
      const { title = '', lang = '' } = script.titles[id] ?? {};
      element?.replaceChildren(title);
      if (lang) element?.setAttribute('lang', lang);
    };
    for (const id of concerning(mine, script.warnings)) {
      const warning = sample && document.importNode(sample.content, true);
      if (!warning) continue;
      say(warning.querySelector('.title'), id);
      place?.querySelector('[data-next]')?.before(warning);
    }
    const [next] = todo;
    const link = block.querySelector<HTMLAnchorElement>('[data-next] a');
    if (next && link) {
      say(link, next);
      link.href = `${own}${query}#step-${next}`;
      link.parentElement?.removeAttribute('hidden');
    }
    for (const told of this.querySelectorAll('.happened')) place?.append(told.cloneNode(true));
    block.querySelector('[data-more]')?.setAttribute('href', script.history.replace('{panel}', mine.panel));
    block.querySelector('button')?.addEventListener('click', () => this.#forget());
    question.toggleAttribute('inert', true);
    this.append(block);
    const { since } = beginVisit(mine);
    if (since !== null)
      import('./news.ts').then(
        ({ tellNews }) => tellNews(this, mine, since, { ...script, own }),
        () => undefined,
      );
  }

  #forget(): void {
    writeMine(null);
    this.querySelector('.mine')?.remove();
    const question = this.querySelector('.question');
    question?.removeAttribute('inert');
    question?.querySelector('input')?.focus();
  }
}

/** What of a panel's things is for who uses what the reader uses. */
function concerning({ panel, uses }: Mine, all: Readonly<Record<string, Concerns>>): string[] {
  return Object.entries(all[panel] ?? {})
    .filter(([, by]) => uses.length === 0 || by.length === 0 || by.some((use) => uses.includes(use)))
    .map(([id]) => id);
}

/** What there is to do, without what is ticked on the panel's page, and how much that is in words. */
function toDoOf(mine: Mine, { toDo, words }: MineScript): { readonly todo: string[]; readonly text: string } {
  const steps = concerning(mine, toDo);
  const ticked = localStorage.getItem(`latarnia:steps:${mine.panel}`)?.split(' ') ?? [];
  const todo = steps.filter((id) => !ticked.includes(id));
  const done = steps.length - todo.length;
  const phrase =
    steps.length === 0
      ? words.none
      : todo.length === 0
        ? words.all
        : done > 0
          ? words.some
          : steps.length === 1
            ? words.one
            : words.many;
  const text = phrase.replace('{n}', String(steps.length)).replace('{done}', String(done));
  return { todo, text };
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
