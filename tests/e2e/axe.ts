import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Rules that a colour scheme can break: it changes colours and nothing else (`tokens.css`). */
const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** The barriers that axe finds on a page as it stands, one line for each rule: its id, and where. */
export async function findBarriers(page: Page, { ofColours = false } = {}): Promise<string[]> {
  // Most of what it costs is to tell of what is well. Only frames of other sites need a page of their own to sum up on.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const { violations } = await (ofColours ? axe.withRules(RULES_OF_COLOURS) : axe.withTags(TAGS)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
