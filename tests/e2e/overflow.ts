import type { Page } from '@playwright/test';

/**
 * Where a page scrolls sideways, and by how much (px). Only its styles look at its width, so that one load does for
 * all widths; afterwards it is as wide as it was.
 */
export async function overflowAt(page: Page, widths: readonly number[]): Promise<string[]> {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (overflow > 0) found.push(`${overflow} px too wide at ${width} px`);
  }
  if (before !== null) await page.setViewportSize(before);
  return found;
}
