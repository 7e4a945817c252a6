import type { Page } from '@playwright/test';
import type { Auth } from '../../src/auth/auth.ts';
import type { Doer } from '../../src/auth/people.ts';
import { createLogger } from '../../src/config/logger.ts';
import { readConfig } from '../../src/config/settings.ts';
import { OPERATOR, type Role } from '../../src/domain/staff.ts';
import type { RunningSite } from './site.ts';

/** Good enough for the rules, and told to nobody. */
export const PASSWORD = 'staple-lantern-owl-7';

const DOER: Doer = { actor: 'cli:test', authority: OPERATOR };

export interface NewMember {
  readonly email: string;
  readonly name: string;
  /** Where the invitation leads: a path. */
  readonly invitation: string;
}

let count = 0;

/** Takes somebody new in, under an address that nobody else has. */
export function invite(site: RunningSite, role: Role): Promise<NewMember> {
  return takeIn(site, { email: newAddress(role), role, name: `Ada ${role}` });
}

/** The same by the command line. */
export async function inviteByCommand(site: RunningSite, role: Role): Promise<NewMember> {
  const [email, name] = [newAddress(role), `Ada ${role}`];
  const more = ['--role', role, '--name', name];
  const { code, stdout, stderr } = await site.cli('user', 'add', email, ...more);
  if (code !== 0) throw new Error(`nobody could be added: ${stderr}`);
  return { email, name, invitation: linkPath(stdout) };
}

/** What `latarnia user add` does, in this process: one of its own takes two seconds to start. */
export async function takeIn(
  site: RunningSite,
  person: { readonly email: string; readonly role: Role; readonly name: string },
): Promise<NewMember> {
  const added = await withAuth(site, ({ people }) => people.add(DOER, person));
  if (!added.ok) throw new Error(`nobody could be added: ${added.message}`);
  return { ...person, invitation: `/staff/invitation/${added.token}/` };
}

/** Does something about the people of a running site. */
export async function withAuth<T>({ dataDir }: RunningSite, work: (auth: Auth) => Promise<T>): Promise<T> {
  // It takes its time to load, and most tests need nobody.
  const { AuthConnection } = await import('../../src/backstage/auth-connection.ts');
  const config = readConfig({ DATA_DIR: dataDir }, dataDir);
  const connection = new AuthConnection(config, createLogger('warn'), () => 'Status');
  try {
    return await connection.use(work);
  } finally {
    connection.close();
  }
}

function newAddress(role: Role): string {
  count += 1;
  return `${role}-${process.pid}-${count}@example.com`;
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

/** How often somebody is signed in anew whom a busy machine refused: what a 503 did is not known. */
const SIGN_INS = 5;

/**
 * Signs a new member of that role in, without a page.
 *
 * @param inviting by the command line where the database is none of the site's own folder
 */
export async function signIn(
  page: Pick<Page, 'request'>,
  site: RunningSite,
  role: Role,
  inviting = invite,
  left = SIGN_INS,
): Promise<NewMember> {
  const member = await inviting(site, role);
  const { name, invitation } = member;
  const answer = await page.request.post(`${site.url}${invitation}`, {
    form: { name, password: PASSWORD },
    headers: { Origin: site.url },
    maxRedirects: 0,
  });
  if (answer.status() === 503 && left > 1) return signIn(page, site, role, inviting, left - 1);
  if (answer.status() !== 303) throw new Error(`not taken in: ${answer.status()} ${await answer.text()}`);
  return member;
}

/** Answers the page that asks who it is before a form is taken. */
export async function prove(page: Page): Promise<void> {
  await page.getByLabel('Twoje hasło').fill(PASSWORD);
  await page.getByRole('button', { name: 'Potwierdź i wyślij' }).click();
}
