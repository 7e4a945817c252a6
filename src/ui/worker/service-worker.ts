import { splitLocale } from '../../domain/locale.ts';
import { answerFile } from './answer-file.ts';
import { answerPage } from './answer-page.ts';
import { FILES, PAGES } from './keep.ts';
import { keepAnswers } from './keep-answers.ts';
import { keepMost } from './keep-most.ts';
import type { WorkerScope } from './scope.ts';
import { askAgain, openPushed, showPush } from './show-push.ts';

declare const self: WorkerScope;

/** How long a new worker may take to keep what it keeps before it takes over (ms). */
const LONGEST_INSTALL = 20_000;

/** The pages of the first worker, which took a browser without `AbortSignal.timeout` for one without a connection. */
const FIRST_PAGES = 'pages-1';

// What cannot be kept keeps no worker from taking over: the one before may be worse.
self.addEventListener('install', (event) => {
  event.waitUntil(self.skipWaiting());
  event.waitUntil(Promise.race([keepMost(), longestInstall()]).catch(() => undefined));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

// A page that has nothing else to do says in which language it is read.
self.addEventListener('message', (event) => {
  event.waitUntil(keepAnswers(event.data).catch(() => undefined));
});

// Only browsers that somebody asked to be told in get any.
self.addEventListener('push', (event) => {
  event.waitUntil(showPush(event, self));
});

// What was asked for went to the former address of this browser, which nobody can be told at any more.
self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(askAgain(self));
});

self.addEventListener('notificationclick', (event) => {
  event.waitUntil(openPushed(event, self));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith('/_astro/')) event.respondWith(answerFile(request));
  else if (request.mode === 'navigate' && !isOfStaff(pathname)) event.respondWith(answerPage(event));
});

function longestInstall(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, LONGEST_INSTALL);
  });
}

async function takeOver(): Promise<void> {
  const former = await dropOthers().catch((): string[] => []);
  await self.clients.claim();
  // Whoever looks at a page that stood still is shown the page as it is. Not waited for: it waits for this.
  if (former.includes(FIRST_PAGES) && !('timeout' in AbortSignal)) {
    void showAnew().catch(() => undefined);
  }
}

/** What was kept for a former worker goes. Gives back the names. */
async function dropOthers(): Promise<string[]> {
  const others = (await caches.keys()).filter((name) => name !== PAGES && name !== FILES);
  await Promise.all(others.map((name) => caches.delete(name)));
  return others;
}

async function showAnew(): Promise<void> {
  for (const page of await self.clients.matchAll({ type: 'window' })) {
    if (!isOfStaff(new URL(page.url).pathname)) await page.navigate(page.url);
  }
}

/** What staff see is never kept. */
function isOfStaff(pathname: string): boolean {
  return splitLocale(pathname).path.startsWith('/staff/');
}
