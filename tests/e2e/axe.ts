import type { Page } from '@playwright/test';
import axe from 'axe-core';

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

type RunOnly = Readonly<{ type: 'tag' | 'rule'; values: string[] }>;

/** WCAG 2.2 AA and best practice. */
const ALL: RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};

/** The rules of these tags that look at colours. */
const COLOURS: RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** What axe finds wrong with a page, a line for each rule. */
export async function axeFinds(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return run(page, ALL);
}

/**
 * The same for a light scheme and a dark one, by one load of the page and of axe. The schemes differ by values of colours
 * and by nothing else (`tokens.css`), so that in the dark only the rules that look at colours can find something new.
 */
export async function axeFindsInBothSchemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await axeFinds(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await run(page, COLOURS);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light.map((found) => `light, ${found}`), ...dark.map((found) => `dark, ${found}`)];
}

/** What axe finds wrong beside colours: where the same markup is looked at with its colours elsewhere. */
export async function axeFindsBesideColours(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return run(page, ALL, COLOURS.values);
}

/** In the page itself, which has no frames; what is right is not collected. */
function run(page: Page, runOnly: RunOnly, without: readonly string[] = []): Promise<string[]> {
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const options = { runOnly, rules, resultTypes: ['violations' as const] };
  return page.evaluate(async (asked) => {
    const { violations } = await window.axe.run(document, asked);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, options);
}
