// `node scripts/mails.ts <folder>`: pictures of mails of each kind, at 390 and 1280, light and dark, and their text parts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { htmlPart } from '../src/notify/email/html-part.ts';
import { textPart } from '../src/notify/email/text-part.ts';
import { SAMPLE_MESSAGES } from '../tests/support/messages.ts';
import { findChromium } from './chromium.ts';
import { say } from './run.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  say('Say into which folder: node scripts/mails.ts <folder>');
  process.exit(2);
}
const executablePath = await findChromium();
if (executablePath === null) process.exit(1);
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  for (const [name, message] of Object.entries(SAMPLE_MESSAGES)) {
    writeFileSync(join(folder, `${name}.txt`), textPart(message));
    writeFileSync(join(folder, `${name}.html`), htmlPart(message));
    for (const width of [390, 1280]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ viewport: { width, height: 600 }, colorScheme });
        await page.setContent(htmlPart(message));
        await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
        await page.close();
      }
    }
    say(`${name}: ${htmlPart(message).length} characters of HTML`);
  }
} finally {
  await browser.close();
}
