import type { Page } from '@playwright/test';
import { expect, type RunningSite, revisionOf, type StartedSite, startSite, test } from './site.ts';
import { accept, takeIn } from './staff.ts';
import { typeContent, typeEverything } from './typed-texts.ts';

const ALL_ANEW = { timeout: 120_000, intervals: [200] };

const WIDTHS = [320, 1280];

/** What stands beyond the page's end, unless something around it scrolls or cuts off; and whether the page itself scrolls. */
async function sticksOut(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 });
  return page.evaluate(() => {
    const root = document.documentElement;
    const end = root.clientWidth + 1;
    const isHeld = (element: Element): boolean => {
      for (let one = element.parentElement; one && one !== document.body; one = one.parentElement) {
        const { overflowX, clipPath } = getComputedStyle(one);
        if (overflowX !== 'visible' || clipPath !== 'none') return true;
      }
      return false;
    };
    const found = [...document.querySelectorAll('body *:not(svg *)')]
      .filter((element) => {
        const { width, right } = element.getBoundingClientRect();
        return width > 0 && right > end && !isHeld(element);
      })
      .slice(0, 3)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return root.scrollWidth > root.clientWidth ? [...found, `${root.scrollWidth} px`] : found;
  });
}

async function expectToFit(page: Page, url: string, path: string): Promise<void> {
  await page.goto(`${url}${path}`);
  for (const width of WIDTHS) {
    expect.soft(await sticksOut(page, width), `${path} at ${width} px`).toEqual([]);
  }
}

test('whatever anybody types widens no page, of readers or of staff', async ({ folder, page }) => {
  const content = typeContent(folder);
  let last = 0;
  const begin = async (site: Pick<RunningSite, 'dataDir'>) => {
    last = await typeEverything(site, content);
  };
  const started: StartedSite = await startSite({ content, begin });
  try {
    const { site } = started;
    await expect.poll(() => revisionOf(site, '/'), ALL_ANEW).toBe(last);
    const incident = `/incidents/${'i'.repeat(60)}/`;
    const pages = [
      '/',
      '/lookup/',
      '/lookup/?q=2012',
      `/lookup/?q=${'q'.repeat(150)}`,
      '/panel/europa-srodkowo-wschodnia/',
      '/panel/klienci-instytucjonalni/',
      '/features/',
      '/features/order-import/',
      '/faq/',
      `/faq/?q=${'s'.repeat(150)}`,
      '/faq/czy-moje-dane-sa-bezpieczne/',
      '/history/',
      '/incidents/',
      '/incidents/chlodzenie-2026-11/',
      incident,
      `/nothing-${'n'.repeat(200)}/`,
    ];
    for (const path of pages) await expectToFit(page, site.url, path);
    await expectToFit(page, site.url, '/en/');
    const name = 'N'.repeat(80);
    const email = `${'e'.repeat(60)}@example.com`;
    await accept(page, site.url, await takeIn(site, { email, role: 'admin', name }));
    const staff = [
      '/staff/',
      '/staff/matrix/',
      '/staff/matrix/?cell=order-import@europa-zachodnia',
      '/staff/log/',
      '/staff/log/audit/',
      '/staff/updates/',
      `/staff${incident.replace('/incidents/', '/updates/')}`,
      '/staff/answer/',
      '/staff/answer/?q=2012',
      '/staff/scheduled/',
      '/staff/people/',
      '/staff/tokens/',
      '/staff/account/',
      `/staff/published/${last}/`,
      `/staff/undo/${last - 2}/`,
    ];
    for (const path of staff) await expectToFit(page, site.url, path);
  } finally {
    await started.stop();
  }
});
