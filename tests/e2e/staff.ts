import type { Page } from '@playwright/test';
import type { Role } from '../../src/domain/staff.ts';
import type { RunningSite } from './site.ts';

/** Good enough for the rules, and told to nobody. */
export const PASSWORD = 'staple-lantern-owl-7';

export interface NewMember {
  readonly email: string;
  /** Where the invitation leads: a path. */
  readonly invitation: string;
}

let count = 0;

/** Takes somebody in by the command line. */
export async function invite(site: RunningSite, role: Role): Promise<NewMember> {
  count += 1;
  const email = `${role}-${process.pid}-${count}@example.com`;
  const { code, stdout, stderr } = await site.cli(
    'user',
    'add',
    email,
    '--role',
    role,
    '--name',
    `Ada ${role}`,
  );
  if (code !== 0) throw new Error(`nobody could be added: ${stderr}`);
  return { email, invitation: linkPath(stdout) };
}

/** The path of a link that the command line printed. */
export function linkPath(printed: string): string {
  return new URL(printed.trim()).pathname;
}

/** Follows an invitation and sets the password. The browser is signed in then, on the account's page. */
export async function accept(page: Page, url: string, { invitation }: NewMember): Promise<void> {
  await page.goto(`${url}${invitation}`);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('main form button').click();
  await page.waitForURL(/\/staff\/account\//);
}

/** A new member of that role, signed in, on `/staff/`. */
export async function signIn(page: Page, site: RunningSite, role: Role): Promise<void> {
  await accept(page, site.url, await invite(site, role));
  await page.goto(`${site.url}/staff/`);
}
