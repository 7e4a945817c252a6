import type { Page } from '@playwright/test';
import { overflowAt } from './overflow.ts';
import { expect, test } from './site.ts';

/**
 * What is wrong with where things stand in a picture: words that touch others or a lane's drawing, and whatever is
 * beyond its sides.
 */
async function faultsOf(page: Page): Promise<string[]> {
  return page.locator('.lane-chart').evaluate((chart) => {
    const faults: string[] = [];
    const room = chart.getBoundingClientRect();
    const isOut = ({ left, right }: DOMRect) => left < room.left - 1 || right > room.right + 1;
    const meet = (one: DOMRect, other: DOMRect) =>
      Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5 &&
      Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2.5;
    const words: { text: string; boxes: DOMRect[] }[] = [];
    const walker = document.createTreeWalker(chart, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
      const text = walker.currentNode.textContent?.trim() ?? '';
      if (text !== '' && boxes.length > 0) words.push({ text, boxes });
    }
    if (words.length < 5) faults.push('hardly a word is seen');
    const tracks = [...chart.querySelectorAll('.track')].map((track) => track.getBoundingClientRect());
    for (const [index, { text, boxes }] of words.entries()) {
      if (boxes.some(isOut)) faults.push(`"${text}" sticks out`);
      if (boxes.some((box) => tracks.some((track) => meet(box, track))))
        faults.push(`"${text}" lies on a lane`);
      for (const other of words.slice(index + 1))
        if (boxes.some((box) => other.boxes.some((one) => meet(box, one))))
          faults.push(`"${text}" lies on "${other.text}"`);
    }
    for (const shape of chart.querySelectorAll('rect, path, line')) {
      if (shape.closest('pattern, symbol')) continue;
      if (isOut(shape.getBoundingClientRect())) faults.push(`a ${shape.getAttribute('class')} sticks out`);
    }
    return faults;
  });
}

test('in pictures of time no word touches another or a lane, and nothing sticks out, at any width and on paper', async ({
  site,
  page,
}) => {
  const widths = [320, 390, 768, 1024, 1280];
  // English has the same pictures with other words: they have the least room there.
  for (const [path, at] of [
    ['/', widths],
    ['/features/ceneo-xml/', widths],
    ['/en/', [320, 768]],
    ['/en/features/ceneo-xml/', [320, 768]],
  ] as const) {
    await page.goto(`${site.url}${path}`);
    for (const width of at) {
      await page.setViewportSize({ width, height: 900 });
      expect.soft(await faultsOf(page), `${path} at ${width} px`).toEqual([]);
      expect.soft(await overflowAt(page, [width]), path).toEqual([]);
    }
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 672, height: 900 });
    expect.soft(await faultsOf(page), `${path} on paper`).toEqual([]);
    await page.emulateMedia({ media: null });
  }
});
