import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { overflowAt } from './overflow.ts';
import { expect, SOON, startSite, test } from './site.ts';
import { signIn } from './staff.ts';

const QUESTION = `---
title: Czy sklep działa w święta?
area: orders
order: 90
---

Tak, tak samo jak w inne dni.
`;

test('an undo that takes a page away names it and asks, in the browser and on the command line', async ({
  page,
}) => {
  const { site, stop } = await startSite({ ownContent: true });
  const address = `${site.url}/faq/czy-sklep-dziala-w-swieta/`;
  writeFileSync(join(site.contentDir, 'pl/faq/czy-sklep-dziala-w-swieta.md'), QUESTION);
  await expect.poll(async () => (await fetch(address)).status, SOON).toBe(200);

  const asked = await site.cli('undo', '8');
  expect(asked).toMatchObject({ code: 1, stderr: expect.stringContaining('“Czy sklep działa w święta?”') });
  expect(asked.stderr).toContain('--yes');
  expect((await fetch(address)).status).toBe(200);

  await signIn(page, site, 'editor');
  await page.goto(`${site.url}/staff/undo/8/`);
  await expect(page.locator('[data-asked] li')).toHaveText([
    'Cofnięcie usunie stronę: „Czy sklep działa w święta?”.',
  ]);
  expect(await overflowAt(page, [320, 1280])).toEqual([]);
  await page.getByRole('button', { name: /Tak, opublikuj teraz/ }).click();
  await expect.poll(async () => (await fetch(address)).status, SOON).toBe(410);
  await stop();
});
