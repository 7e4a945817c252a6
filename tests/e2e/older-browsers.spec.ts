import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { lackedApis, removalScript } from '../support/floor/apis.ts';
import { test as base, expect } from './site.ts';

const CLIENT = fileURLToPath(new URL('../../dist/client', import.meta.url));

/** A page of a browser without anything that the floor lacks. Its scripts end with no error. */
const test = base.extend<{ older: Page }>({
  older: async ({ page }, use) => {
    const errors: string[] = [];
    await page.addInitScript(removalScript(lackedApis()));
    page.on('pageerror', ({ message }) => errors.push(message));
    await use(page);
    expect(errors).toEqual([]);
  },
});
test.use({ serviceWorkers: 'allow' });

test('what the floor lacks is taken away', async ({ older, site }) => {
  await older.goto(`${site.url}/`);
  const left = await older.evaluate(() => [
    'timeout' in AbortSignal,
    'groupBy' in Map,
    'groupBy' in Object,
    'withResolvers' in Promise,
    'toSorted' in Array.prototype,
    'findLast' in Array.prototype,
    'size' in URLSearchParams.prototype,
    'canParse' in URL,
    'union' in Set.prototype,
    'inert' in HTMLElement.prototype,
  ]);
  expect(left).toEqual(left.map(() => false));
});

test('in an older browser: my panel and what is new, ticks, chips, search and lookup', async ({
  older,
  site,
}) => {
  await older.goto(`${site.url}/panel/b/`);
  await older.locator('mark-panel button').first().click();
  await older.locator('[data-step] input').first().check();
  await expect(older.locator('step-list [role=status]')).toHaveText(/Zrobione: 1 z.\d/);
  // As if the reader had been here before everything that was said.
  await older.evaluate(() => {
    const mine = JSON.parse(localStorage.getItem('latarnia:mine') ?? '');
    localStorage.setItem('latarnia:mine', JSON.stringify({ ...mine, revision: 1, seenAt: 0 }));
  });
  await older.goto(`${site.url}/`);
  await expect(older.locator('.mine [data-letter]')).toHaveText('B');
  await expect(older.locator('.mine [data-news]')).toBeVisible();
  await expect(
    older.locator('.mine [data-news] li a, .mine [data-none]:not([hidden])').first(),
  ).toBeVisible();

  await older.goto(`${site.url}/faq/`);
  await older.locator('faq-search:defined [name=q]').pressSequentially('zamowien');
  await expect(older).toHaveURL(/q=zamowien/);
  await expect(older.locator('[data-questions] a').first()).toBeVisible();

  await older.goto(`${site.url}/lookup/`);
  await older.getByRole('textbox').first().fill('17.11.2019');
  await older.getByRole('textbox').first().press('Enter');
  await expect(older.locator('[data-answer="a"]').first()).toBeVisible();

  await older.route('**/panel/a/?uses=shop', async (route) => {
    const response = await route.fetch({ url: `${site.url}/panel/a/` });
    await route.fulfill({ response });
  });
  await older.goto(`${site.url}/panel/a/?uses=shop`);
  await expect(older.locator('.left-out')).toBeVisible();
  await expect(older.locator('[data-step="reconnect-allegro"]')).toHaveCount(0);
});

test('scripts as they are built name nothing that the floor lacks, and use no syntax it does not read', () => {
  const files = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  expect(files).toContain('sw.js');
  const lacked = lackedApis();
  // Asked for before it is used (`canUsePasskeys`).
  const isAsked = (name: string) => /^PublicKeyCredential\.parse/.test(name);
  const statics = lacked.flatMap(([name, member]) =>
    member ? [`${name}.${member.replace(/_static$/, '')}`] : [],
  );
  // Names that say nothing else: of no other thing that the floor has.
  const methods = [
    'toSorted',
    'toReversed',
    'toSpliced',
    'findLast',
    'findLastIndex',
    'groupBy',
    'withResolvers',
  ];
  const found = files.flatMap((file) => {
    const text = readFileSync(join(CLIENT, file), 'utf8');
    const named = [
      ...statics.filter(
        (name) => !isAsked(name) && new RegExp(`(?<![\\w.$])${name.replace('.', '\\.')}\\b`).test(text),
      ),
      ...methods.filter((name) => new RegExp(`\\b${name}[.(]`).test(text)),
    ];
    const syntax = [
      [/\(\?<[=!]/, 'look-behind'],
      [/\/[dgimsuy]*v[dgimsuy]*(?=[.,;)\]])/, 'flag v'],
      [/\bstatic\s*\{/, 'static block'],
      [/:has\(/, ':has in a selector'],
      // See `scriptTargets`: in Safari 15 names in initialisers may be taken for others.
      [
        /[;{}]#\w+=(?!\d|`|null|!|\[\]|new (?:Set|Map)[;}(])/,
        'a field that begins with more than a plain value',
      ],
    ] as const;
    return [...named, ...syntax.filter(([pattern]) => pattern.test(text)).map(([, name]) => name)].map(
      (what) => `${file}: ${what}`,
    );
  });
  expect(found).toEqual([]);
  // A worker of the older kind: it may import nothing.
  expect(readFileSync(join(CLIENT, 'sw.js'), 'utf8')).not.toMatch(/\b(?:import|export)\b[\s{*"'`]/);
});
