import type { LeftOutCounts } from '../../i18n/left-out.ts';

/** What was taken out of the page, innermost first, and what holds its place. */
const taken: (readonly [place: Comment, part: Element])[] = [];

/**
 * Leaves on a panel's page, which has to be the whole of it, what is for who uses these things; none: everything.
 *
 * @returns how much is left out
 */
export function narrowPanel(uses: readonly string[]): LeftOutCounts {
  for (const [place, part] of taken.splice(0).reverse()) place.replaceWith(part);
  const whole = countParts();
  if (uses.length > 0) {
    for (const part of document.querySelectorAll<HTMLElement>('.panel-page [data-uses]')) {
      if (!part.dataset.uses?.split(' ').some((use) => uses.includes(use))) take(part);
    }
  }
  tidyParts();
  const { steps, features } = countParts();
  return { steps: whole.steps - steps, features: whole.features - features };
}

function take(part: Element): void {
  const place = document.createComment('');
  part.replaceWith(place);
  taken.push([place, part]);
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
    if (count === 0) take(group);
  }
  for (const list of document.querySelectorAll('.know-steps ul')) {
    if (!list.querySelector('li')) take(list);
  }
  const parts = '.do-steps, .wait-steps, .feature-groups, .faq-links, .know-steps';
  for (const part of document.querySelectorAll(parts)) {
    if (!part.querySelector('li, .know-steps .about')) take(part);
  }
  for (const stack of document.querySelectorAll('.parts > .stack')) {
    if (stack.children.length === 0) take(stack);
  }
}
