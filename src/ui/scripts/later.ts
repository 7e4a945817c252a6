/** How long a page has stood before anything is fetched ahead (ms). */
const STOOD = 4000;

/** What a page can do without at first: fetched once it stands and has nothing else to do. */
function begin(): void {
  setTimeout(() => import('./page-news.ts').catch(() => undefined), 1000);
  setTimeout(() => (window.requestIdleCallback ?? setTimeout)(keepAnswers), STOOD);
}

/** Has the worker keep the answers in the reader's language, unless they asked to save data. */
async function keepAnswers(): Promise<void> {
  const connection: unknown = Reflect.get(navigator, 'connection');
  const saves = Object(connection).saveData === true;
  if (saves || !('serviceWorker' in navigator)) return;
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage(document.documentElement.lang);
}

if (document.readyState === 'complete') begin();
else addEventListener('load', begin);
