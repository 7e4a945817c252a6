import { explainLeftOut, type LeftOutCounts, type LeftOutPhrases } from '../../i18n/left-out.ts';
import { narrowTwin } from './twin-link.ts';

/**
 * `<use-chips>`: narrows a panel's page to what its address names (`?uses=allegro,shop`), where the page came whole:
 * from a server of files, out of the cache, or with backstage gone. Otherwise the server has done it.
 */
class UseChips extends HTMLElement {
  connectedCallback(): void {
    const { toDo, leftOut } = this.dataset;
    const asked = new URLSearchParams(location.search).getAll('uses').flatMap((value) => value.split(','));
    const known = this.#chips().map(({ dataset }) => dataset.use ?? '');
    const uses = known.filter((use) => asked.includes(use));
    if (toDo === undefined || leftOut === undefined || uses.length === 0) return;
    const narrow = () => {
      const before = countParts();
      for (const part of document.querySelectorAll<HTMLElement>('.panel-page [data-uses]')) {
        if (!part.dataset.uses?.split(' ').some((use) => uses.includes(use))) part.remove();
      }
      tidyParts();
      tellToDo(JSON.parse(toDo));
      this.#tell(known, uses);
      narrowTwin(`?uses=${uses.join(',')}`);
      const after = countParts();
      this.#tellLeftOut(JSON.parse(leftOut), {
        steps: before.steps - after.steps,
        features: before.features - after.features,
      });
    };
    // The script of a module may run before the rest of the page is there.
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', narrow);
    else narrow();
  }

  #tellLeftOut(phrases: LeftOutPhrases, counts: LeftOutCounts): void {
    this.querySelector('.left-out > span')?.replaceChildren(explainLeftOut(phrases, counts) ?? '');
    this.querySelector('.left-out')?.removeAttribute('hidden');
  }

  #chips(): HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('a[data-use]')];
  }

  /** Marks what was chosen; each chip leads on from there. */
  #tell(known: readonly string[], uses: readonly string[]): void {
    const template = this.querySelector('template');
    for (const chip of this.#chips()) {
      const { use = '' } = chip.dataset;
      const isOn = uses.includes(use);
      const next = known.filter((one) => (one === use ? !isOn : uses.includes(one)));
      const query = next.length > 0 ? `?uses=${next.join(',')}` : '';
      const { pathname, hash } = new URL(chip.href);
      chip.setAttribute('href', `${pathname}${query}${hash}`);
      if (!isOn || !template) continue;
      chip.classList.add('is-on');
      const [icon, word] = document.importNode(template.content, true).children;
      if (icon && word) {
        chip.prepend(icon);
        chip.append(word);
      }
    }
  }
}

function countParts(): LeftOutCounts {
  const count = (selector: string) => document.querySelectorAll(`.panel-page ${selector}`).length;
  return { steps: count('[data-step]'), features: count('[data-feature]') };
}

/** Counts anew, and takes away what has nothing in it any more. */
function tidyParts(): void {
  for (const group of document.querySelectorAll('.feature-groups > :is(div, details)')) {
    const count = group.querySelectorAll('li').length;
    group.querySelector('.count')?.replaceChildren(String(count));
    if (count === 0) group.remove();
  }
  for (const list of document.querySelectorAll('.know-steps ul'))
    if (!list.querySelector('li')) list.remove();
  const parts = '.do-steps, .wait-steps, .feature-groups, .faq-links, .know-steps';
  for (const part of document.querySelectorAll(parts)) {
    if (!part.querySelector('li, .know-steps .about')) part.remove();
  }
  for (const stack of document.querySelectorAll('.parts > .stack:empty')) stack.remove();
  // What was ticked is counted among what is left.
  document.querySelector('step-list')?.dispatchEvent(new Event('change'));
}

function tellToDo(sentences: readonly string[]): void {
  const sentence = sentences[document.querySelectorAll('.do-steps li').length] ?? '';
  const spans = document.querySelectorAll('.headline > span');
  spans[1]?.replaceChildren(`${sentence} `);
}

customElements.define('use-chips', UseChips);
