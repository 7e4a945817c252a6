import type { CDPSession, Page } from '@playwright/test';
import webPush from 'web-push';
import { pushBody } from '../../src/notify/channels/push-body.ts';
import { messageOf } from '../support/messages.ts';
import { expect, SOON, test } from './site.ts';

test.use({ serviceWorkers: 'allow', permissions: ['notifications'] });

/** The page's worker, once it answers, as the browser knows it. */
async function openWorker(page: Page, url: string): Promise<{ cdp: CDPSession; registrationId: string }> {
  await page.context().grantPermissions(['notifications'], { origin: new URL(url).origin });
  const cdp = await page.context().newCDPSession(page);
  const found = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const one = registrations.find(({ scopeURL }) => scopeURL.startsWith(url));
      if (one) resolve(one.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  await page.goto(`${url}/`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
  });
  return { cdp, registrationId: await found };
}

/** Has the worker write down what it shows: a browser without a screen shows nothing. */
async function watchShown(page: Page): Promise<() => Promise<unknown>> {
  const [worker] = page.context().serviceWorkers();
  if (!worker) throw new Error('there is no worker');
  await worker.evaluate(`
    self.shown = [];
    ServiceWorkerRegistration.prototype.showNotification = async (title, { body, lang, tag, data }) => {
      self.shown.push({ title, body, lang, tag, data });
    };`);
  return () => worker.evaluate('self.shown');
}

test('a push message is shown in its language, and says where a click leads', async ({ page, site }) => {
  const { cdp, registrationId } = await openWorker(page, site.url);
  const shown = await watchShown(page);
  const message = messageOf({ links: { ...messageOf().links, page: `${site.url}/panel/b/` } });
  await cdp.send('ServiceWorker.deliverPushMessage', {
    origin: site.url,
    registrationId,
    data: pushBody(message),
  });
  await expect.poll(shown, SOON).toEqual([
    {
      title: 'Panel B: synchronizacja cen znów działa',
      body: expect.stringContaining('Synchronizacja cen znów działa w panelu B.'),
      lang: 'pl',
      tag: 'feature/price-sync',
      data: { navigate: `${site.url}/panel/b/` },
    },
  ]);
});

test('what is no message of ours shows the site’s name, and leads nowhere else', async ({ page, site }) => {
  const { cdp, registrationId } = await openWorker(page, site.url);
  const shown = await watchShown(page);
  const data = JSON.stringify({ web_push: 8030, notification: { navigate: 'https://evil.test/' } });
  await cdp.send('ServiceWorker.deliverPushMessage', { origin: site.url, registrationId, data });
  await expect
    .poll(shown, SOON)
    .toMatchObject([{ title: new URL(site.url).host, data: { navigate: `${site.url}/` } }]);
});

const KEYS = webPush.generateVAPIDKeys();

/** What the browser would ask a push service for: no test reaches one. */
const SUBSCRIBED = `
  window.asked = [];
  Notification.requestPermission = async () => { window.asked.push('permission'); return 'granted'; };
  PushManager.prototype.getSubscription = async () => null;
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    window.asked.push(btoa(String.fromCharCode(...applicationServerKey)));
    return { toJSON: () => ({ endpoint: 'https://push.example.test/abc' }) };
  };`;

test.describe('asking to be told in this browser', () => {
  test.use({
    settings: {
      VAPID_SUBJECT: 'mailto:status@example.com',
      VAPID_PUBLIC_KEY: KEYS.publicKey,
      VAPID_PRIVATE_KEY: KEYS.privateKey,
    },
  });

  test('begins with a click and not before, and sends the form', async ({ page, ownSite: { url } }) => {
    await page.addInitScript(SUBSCRIBED);
    await page.goto(`${url}/subscribe/?panel=b`);
    const button = page.locator('push-offer button');
    await expect(button).toBeVisible();
    expect(await page.evaluate('window.asked')).toEqual([]);
    const sending = page.waitForRequest((request) => request.method() === 'POST');
    await page.route('**/subscribe/', (route) => route.fulfill({ body: 'sent' }));
    await button.click();
    const sent = new URLSearchParams((await sending).postData() ?? '');
    expect([sent.getAll('channel'), sent.getAll('push'), sent.getAll('panel')]).toEqual([
      ['push'],
      ['{"endpoint":"https://push.example.test/abc"}'],
      ['b'],
    ]);
  });

  test('who says no is told where to change that', async ({ page, ownSite: { url } }) => {
    await page.addInitScript(`${SUBSCRIBED} Notification.requestPermission = async () => 'denied';`);
    await page.goto(`${url}/subscribe/?panel=b`);
    await page.locator('push-offer button').click();
    await expect(page.locator('push-offer [role=alert]')).toHaveText(/w jej ustawieniach/);
    expect(await page.evaluate('window.asked')).toEqual([]);
  });
});
