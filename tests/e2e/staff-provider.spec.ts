import { createServer } from 'node:http';
import type { Page } from '@playwright/test';
import Provider from 'oidc-provider';
import { freePort, listen } from '../support/port.ts';
import { expect, type RunningSite, startSite, test } from './site.ts';
import { takeIn } from './staff.ts';

/** A site with a real sign-in provider (npm oidc-provider), each on a port of its own. */
interface House {
  readonly site: RunningSite;
  /** Whoever signs in there has the name they type as their address, verified unless it begins with `un`. */
  stopProvider(): Promise<void>;
  startProvider(): Promise<void>;
  close(): Promise<void>;
}

// They share one house, one after the other.
test.describe.configure({ mode: 'default' });
let house: House;
test.beforeAll(async () => {
  house = await openHouse();
});
test.afterAll(() => house.close());

async function openHouse(): Promise<House> {
  const server = createServer();
  const providerPort = await listen(server);
  const issuer = `http://127.0.0.1:${providerPort}`;
  const port = await freePort();
  const siteUrl = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'latarnia',
        client_secret: 'a secret between the two',
        redirect_uris: [`${siteUrl}/staff/auth/callback/oidc`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['a key of the provider'] },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: !id.startsWith('un'), name: 'Somebody' }),
    }),
  });
  server.on('request', provider.callback());
  const { site, stop } = await startSite({
    env: {
      PORT: String(port),
      SITE_URL: siteUrl,
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'latarnia',
      OIDC_CLIENT_SECRET: 'a secret between the two',
      OIDC_NAME: 'Dom',
    },
  });
  const stopProvider = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const startProvider = async () => void (await listen(server, providerPort));
  const close = async () => {
    await stop();
    await stopProvider();
  };
  return { site, stopProvider, startProvider, close };
}

/** Goes through the provider's own pages. */
async function signInAt(page: Page, { site }: House, email: string): Promise<void> {
  await page.goto(`${site.url}/staff/log/`);
  await page.getByRole('link', { name: 'Zaloguj przez Dom' }).click();
  await page.locator('input[name=login]').fill(email);
  await page.locator('input[name=password]').fill('anything');
  await page.locator('button[type=submit]').click();
  await page.locator('button[type=submit]').click();
}

test('somebody invited comes in through the provider, and goes where they wanted to', async ({ page }) => {
  await takeIn(house.site, { email: 'ada@example.com', role: 'editor', name: 'Ada' });
  await signInAt(page, house, 'ada@example.com');
  await expect(page).toHaveURL(`${house.site.url}/staff/log/`);
  await page.goto(`${house.site.url}/staff/`);
  await expect(page.locator('.staff-header')).toContainText('Ada (redakcja)');
});

test('somebody unknown, unverified or disabled does not', async ({ page }) => {
  await takeIn(house.site, { email: 'unverified@example.com', role: 'admin', name: 'Un' });
  await takeIn(house.site, { email: 'gone@example.com', role: 'viewer', name: 'Gone' });
  await house.site.cli('user', 'disable', 'gone@example.com');
  for (const email of ['stranger@example.com', 'unverified@example.com', 'gone@example.com']) {
    await signInAt(page, house, email);
    await expect(page, email).toHaveURL(/\/staff\/sign-in\/\?error=/);
    await expect(page.getByRole('alert')).toContainText('Nie udało się zalogować przez dostawcę');
    await page.goto(`${house.site.url}/staff/`);
    await expect(page, email).toHaveURL(/\/staff\/sign-in\/\?next=/);
    await page.context().clearCookies();
  }
});

test('an answer that nobody asked for lets nobody in', async ({ page }) => {
  await page.goto(`${house.site.url}/staff/auth/callback/oidc?code=x&state=y`);
  await page.goto(`${house.site.url}/staff/`);
  await expect(page).toHaveURL(/\/staff\/sign-in\//);
});

test('with the provider down the page says so, and a link from the server lets people in', async ({
  page,
}) => {
  const { site } = house;
  await takeIn(site, { email: 'jan@example.com', role: 'admin', name: 'Jan' });
  await house.stopProvider();
  await page.goto(`${site.url}/staff/sign-in/`);
  await page.getByRole('link', { name: 'Zaloguj przez Dom' }).click();
  await expect(page.getByRole('alert')).toContainText('Dostawca logowania teraz nie odpowiada');
  const { stdout } = await site.cli('user', 'sign-in-link', 'jan@example.com');
  await page.goto(stdout.trim());
  await page.getByRole('button', { name: 'Zaloguj', exact: true }).click();
  await expect(page).toHaveURL(`${site.url}/staff/`);
  await house.startProvider();
});
