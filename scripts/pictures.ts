// `npm run pictures`: takes the pictures of the README anew, in its reader's language, from a site in a folder of its own.
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startSite } from '../tests/e2e/site.ts';
import { findChromium } from './chromium.ts';
import { ROOT, say } from './run.ts';

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
}

const PICTURES: readonly Picture[] = [
  { name: 'home-1280-light', path: '/en/', width: 1280, height: 1500, colorScheme: 'light' },
  { name: 'home-390-light', path: '/en/', width: 390, height: 1500, colorScheme: 'light' },
  { name: 'panel-1280-light', path: '/en/panel/b/', width: 1280, height: 1400, colorScheme: 'light' },
  { name: 'panel-390-dark', path: '/en/panel/b/', width: 390, height: 1500, colorScheme: 'dark' },
];

const executablePath = await findChromium();
if (executablePath === null) process.exit(1);
const { site, stop } = await startSite();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  for (const { name, path, width, height, colorScheme } of PICTURES) {
    const viewport = { width, height };
    const page = await browser.newPage({ viewport, colorScheme, locale: 'en', timezoneId: 'Europe/Warsaw' });
    // The second time the typeface is there from the beginning (`font-display: optional`).
    for (const _ of [1, 2]) await page.goto(`${site.url}${path}`, { waitUntil: 'networkidle' });
    await page.screenshot({ path: join(ROOT, 'docs', `${name}.png`) });
    await page.close();
    say(`docs/${name}.png`);
  }
} finally {
  await browser.close();
  await stop();
}
