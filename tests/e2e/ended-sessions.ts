import type { Page } from '@playwright/test';
import { withDatabase } from './log.ts';
import type { RunningSite } from './site.ts';
import { PASSWORD } from './staff.ts';

/** Every session has lasted too long, all at once. */
export async function endSessions(site: RunningSite): Promise<void> {
  await withDatabase(site, async ({ client }) => {
    await client.execute(`UPDATE staff_sessions SET expires_at = ${Date.now() - 60_000}`);
  });
}

/** Signs in on the page that asks for it. */
export async function enterPassword(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Hasło').fill(PASSWORD);
  await page.getByRole('button', { name: 'Zaloguj', exact: true }).click();
}
