import { expect, SOON, test } from './site.ts';

test('a note given in Polish alone is marked as Polish on English pages, wherever it stands', async ({
  staffSite,
  reader,
}) => {
  const { cli, url } = staffSite;
  const note = 'bez cen hurtowych';
  const { code, stderr } = await cli('flag', 'set', 'stock-sync', 'b', 'limited', '--note', note);
  expect([code, stderr]).toEqual([
    0,
    'English readers will see the note in Polish; --note-en translates it.\n',
  ]);
  for (const path of ['/en/', '/en/panel/b/', '/en/features/', '/en/features/stock-sync/', '/en/history/']) {
    // Pages come out one after the other.
    await expect
      .poll(async () => (await (await fetch(`${url}${path}`)).text()).includes(note), SOON)
      .toBe(true);
    await reader.goto(`${url}${path}`);
    const told = reader.getByText(note);
    await expect(told.first()).toBeAttached();
    expect(
      await told.evaluateAll((all) => all.map((one) => one.closest('[lang]')?.getAttribute('lang'))),
    ).toEqual(Array(await told.count()).fill('pl'));
  }
  await reader.goto(`${url}/panel/b/`);
  await expect(reader.getByText(note)).toBeVisible();
  await expect(reader.locator('main [lang=pl]')).toHaveCount(0);
});
