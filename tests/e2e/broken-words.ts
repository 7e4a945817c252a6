import type { Page } from '@playwright/test';

/** Longer ones may be broken: nobody writes them, somebody typed them (characters). */
const LONGEST_WORD = 24;

/** Words that stand on more than one line, as far as they are seen. */
export async function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate((longest) => {
    const isSeen = (element: Element | null): boolean => {
      for (let one = element; one; one = one.parentElement) {
        if (getComputedStyle(one).clipPath !== 'none') return false;
      }
      return element?.checkVisibility() === true;
    };
    const range = document.createRange();
    const broken: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (!isSeen(node.parentElement)) continue;
      for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[\p{L}\p{N}.]+/gu)) {
        if (word.length > longest) continue;
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) broken.push(word);
      }
    }
    return broken;
  }, LONGEST_WORD);
}

/** The spacing that WCAG 1.4.12 lets readers set, whatever the page's own styles say. */
export async function spaceOut(page: Page): Promise<void> {
  await page.evaluate(() => {
    const styles = new CSSStyleSheet();
    styles.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }
    `);
    document.adoptedStyleSheets.push(styles);
  });
}
