import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** WCAG 2.2 AA and best practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules of these tags that look at colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong with a page, a line for each rule. */
export function axeFinds(page: Page): Promise<string[]> {
  return run(page, { type: 'tag', values: TAGS });
}

/**
 * The same for a light scheme and a dark one, by one load of the page. The schemes differ by values of colours and by
 * nothing else (`tokens.css`), so that in the dark only the rules that look at colours can find something new.
 */
export async function axeFindsInBothSchemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await run(page, { type: 'rule', values: COLOURS });
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await axeFinds(page);
  return [...light.map((found) => `light, ${found}`), ...dark.map((found) => `dark, ${found}`)];
}

/**
 * In the page itself, which has no frames, and without what is right: collecting that, and a second page to do it in,
 * is most of what axe costs.
 */
async function run(page: Page, runOnly: { type: 'tag' | 'rule'; values: string[] }): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ runOnly, resultTypes: ['violations'] }).setLegacyMode();
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
