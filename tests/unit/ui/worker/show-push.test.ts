import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pushBody } from '../../../../src/notify/channels/push-body.ts';
import type { WorkerScope } from '../../../../src/ui/worker/scope.ts';
import { askAgain, openPushed, showPush } from '../../../../src/ui/worker/show-push.ts';
import { messageOf } from '../../../support/messages.ts';

const SITE = 'https://status.example.com';

beforeEach(() => {
  vi.stubGlobal('location', new URL(`${SITE}/sw.js`));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function scopeWith(open: readonly string[] = []) {
  const focus = vi.fn(async () => undefined);
  const windows = open.map((url) => ({ url, focus, navigate: async () => undefined }));
  const scope = {
    skipWaiting: async () => undefined,
    clients: {
      claim: async () => undefined,
      matchAll: async () => windows,
      openWindow: vi.fn(async () => undefined),
    },
    registration: { showNotification: vi.fn(async () => undefined) },
    addEventListener: () => undefined,
  } satisfies WorkerScope;
  return { scope, focus, show: scope.registration.showNotification, openWindow: scope.clients.openWindow };
}

const pushed = (text: string | null) =>
  Object.assign(new Event('push'), {
    data: text === null ? null : { text: () => text },
    waitUntil: () => undefined,
  });

const clicked = (navigate: string) =>
  Object.assign(new Event('notificationclick'), {
    notification: { data: { navigate }, close: vi.fn() },
    waitUntil: () => undefined,
  });

test('a message of the site is shown as it was sent', async () => {
  const { scope, show } = scopeWith();
  await showPush(pushed(pushBody(messageOf())), scope);
  expect(show).toHaveBeenCalledWith('Panel B: synchronizacja cen znów działa', {
    body: expect.stringContaining('Synchronizacja cen, panel B'),
    lang: 'pl',
    dir: 'ltr',
    icon: '/icon-192.png',
    tag: 'feature/price-sync',
    renotify: true,
    data: { navigate: `${SITE}/panel/b/` },
  });
});

test.each([
  ['nothing', null],
  ['no JSON', 'x'],
  ['something else', '[]'],
  ['another form', '{"title":"a","navigate":"https://evil.test/"}'],
  ['words that are none', '{"web_push":8030,"notification":{"title":1,"navigate":{}}}'],
  ['a leading address of another site', '{"web_push":8030,"notification":{"navigate":"https://evil.test/"}}'],
  ['a script', '{"web_push":8030,"notification":{"navigate":"javascript:alert(1)"}}'],
])('of %s the name of the site is shown, which a browser asks for, and it leads home', async (_, text) => {
  const { scope, show } = scopeWith();
  await showPush(pushed(text), scope);
  expect(show).toHaveBeenCalledWith('status.example.com', {
    ...{ body: '', lang: '', dir: 'ltr', icon: '/icon-192.png' },
    data: { navigate: `${SITE}/` },
  });
});

test.each([
  ['pl-PL', 'pl', 'Powiadomienia w\u00a0tej przeglądarce się skończyły', '/subscribe/'],
  ['en-GB', 'en', 'Notifications in this browser have ended', '/en/subscribe/'],
  ['de', 'pl', 'Powiadomienia w\u00a0tej przeglądarce się skończyły', '/subscribe/'],
])(
  'a browser in %s that drops its address says so, and where to ask again',
  async (language, lang, title, path) => {
    vi.stubGlobal('navigator', { language });
    const { scope, show } = scopeWith();
    await askAgain(scope);
    expect(show).toHaveBeenCalledWith(
      title,
      expect.objectContaining({ lang, data: { navigate: `${SITE}${path}` } }),
    );
  },
);

test('a click brings the page to the front that is open, or opens it', async () => {
  const there = scopeWith([`${SITE}/`, `${SITE}/panel/b/`]);
  const click = clicked(`${SITE}/panel/b/`);
  await openPushed(click, there.scope);
  expect(click.notification.close).toHaveBeenCalled();
  expect([there.focus.mock.calls.length, there.openWindow.mock.calls.length]).toEqual([1, 0]);
  const away = scopeWith([`${SITE}/`]);
  await openPushed(click, away.scope);
  expect(away.openWindow).toHaveBeenCalledWith(`${SITE}/panel/b/`);
});

test('a click never leads to another site', async () => {
  const { scope, openWindow } = scopeWith();
  await openPushed(clicked('https://evil.test/'), scope);
  expect(openWindow).toHaveBeenCalledWith(`${SITE}/`);
});
