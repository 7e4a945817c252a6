// Keeps what the reader has seen, and home, panels, lookup and FAQ, for when the server or the connection is gone. A
// page always comes from the network when that answers; a kept one says from when it is. What was typed is never kept.
const PAGES = 'pages-1';
const FILES = 'files-1';
/** How many pages are kept beside one another. */
const KEPT = 150;
/** How long the network may take before a kept page is shown (ms). */
const PATIENCE = 6000;

const WORDS = {
  pl: (when) =>
    `Brak połączenia z serwerem. To strona zapisana ${when}; od tego czasu coś mogło się zmienić.`,
  en: (when) =>
    `The server cannot be reached. This page was saved on ${when}; things may have changed since.`,
};

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(keepMost());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/_astro/')) event.respondWith(answerFile(request));
  else if (request.mode === 'navigate' && !/^(\/en)?\/staff\//.test(url.pathname)) {
    event.respondWith(answerPage(request, url));
  }
});

/** Fingerprinted files never change. */
async function answerFile(request) {
  const cache = await caches.open(FILES);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request.url, response.clone());
  return response;
}

async function answerPage(request, url) {
  const address = url.origin + url.pathname;
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (response.status >= 500) throw new Error(`answers ${response.status}`);
    if (url.search === '' && isKeepable(response)) await keep(address, response.clone());
    return response;
  } catch (error) {
    const kept = await (await caches.open(PAGES)).match(address);
    if (kept) return withNote(kept);
    const home = await (await caches.open(PAGES)).match(new URL('/', url));
    if (home) return withNote(home);
    throw error;
  }
}

/** What the site says shall not be kept is not kept. */
function isKeepable(response) {
  return (
    response.status === 200 &&
    !response.redirected &&
    !/no-store/.test(response.headers.get('Cache-Control') ?? '')
  );
}

async function keep(address, response) {
  const cache = await caches.open(PAGES);
  await cache.put(address, response);
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - KEPT))) await cache.delete(old);
}

/** Home in both languages, and what it leads to that people need most. */
async function keepMost() {
  const found = new Set();
  for (const home of ['/', '/en/']) {
    const html = await keepPage(home);
    for (const [, path] of html.matchAll(/href="(\/(?:en\/)?(?:panel\/[\w-]+|lookup|faq|features)\/)"/g))
      found.add(path);
  }
  await Promise.allSettled([...found].map(keepPage));
}

/** Keeps a page and the files that it needs. Gives back its text. */
async function keepPage(path) {
  const response = await fetch(path);
  if (!isKeepable(response)) return '';
  await keep(new URL(path, location.origin).href, response.clone());
  const html = await response.text();
  const files = new Set([...html.matchAll(/["'(](\/_astro\/[^"')\s]+)/g)].map(([, file]) => file));
  const known = new Set();
  await Promise.allSettled([...files].map((file) => keepFile(file, known)));
  return html;
}

/** Keeps a file, and those that a script imports; two may import each other. */
async function keepFile(file, known) {
  if (known.has(file)) return;
  known.add(file);
  const response = await answerFile(new Request(file));
  if (!file.endsWith('.js')) return;
  const imported = [...(await response.text()).matchAll(/["'`](?:\.\/|\/_astro\/)([\w.-]+\.js)["'`]/g)];
  await Promise.allSettled(imported.map(([, name]) => keepFile(`/_astro/${name}`, known)));
}

/** The kept page, with a line above it that says from when it is. */
async function withNote(response) {
  const html = await response.text();
  const lang = /<html[^>]* lang="en"/.test(html) ? 'en' : 'pl';
  const saved = new Date(response.headers.get('Date') ?? Date.now());
  const when = saved.toLocaleString(lang, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Warsaw',
  });
  const note = `<p class="offline frame" role="status">${WORDS[lang](when)}</p>`;
  const headers = new Headers(response.headers);
  headers.delete('Content-Length');
  headers.delete('Content-Encoding');
  return new Response(html.replace(/<main\b/, `${note}<main`), { status: 200, headers });
}

async function dropOthers() {
  for (const name of await caches.keys()) if (name !== PAGES && name !== FILES) await caches.delete(name);
}
