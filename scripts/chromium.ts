import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { run, say } from './run.ts';

/** The one without windows comes first: it draws the same pages with less than half of the work. */
const SYSTEM = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/**
 * The browser the tests use: `CHROMIUM_PATH`, the system's, or Playwright's own, which is brought where there is none.
 * `null` when that is not possible; it has been said what to install.
 */
export async function findChromium(): Promise<string | null> {
  const found = findInstalled();
  if (found !== null) return found;
  say('Installing Playwright’s Chromium …');
  await run('playwright', ['install', 'chromium'], { capture: true });
  const installed = findInstalled();
  if (installed === null)
    say('The browser tests need Chromium: run "sudo apt-get install chromium", or set CHROMIUM_PATH.');
  return installed;
}

/** The browser that is there already; `null`: none. */
export function findInstalled(): string | null {
  const candidates = [process.env.CHROMIUM_PATH, ...SYSTEM, chromium.executablePath()];
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path)) ?? null;
}
