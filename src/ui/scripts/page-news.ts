import { pageNewsWords } from '../../i18n/page-news.ts';
import { askNewerPage } from './newer-page.ts';
import { STAFF_HERE } from './staff-here.ts';
import { keepTyped, putBackTyped } from './typed.ts';

/** How often a page that is looked at is asked for (ms). */
const EVERY = 4 * 60_000;

let isAsking = false;

/** Offers the page as it is now, when it has changed. Nothing is loaded by itself, and a tab that nobody sees is still. */
async function look(): Promise<void> {
  if (document.hidden || !navigator.onLine || isAsking || isOffered()) return;
  isAsking = true;
  try {
    if (await askNewerPage()) offerNewerPage();
  } catch {
    // Nobody answers: then nothing is known.
  } finally {
    isAsking = false;
  }
}

function isOffered(): boolean {
  return document.querySelector('.page-news') !== null;
}

/** Says below what is read that there is a newer page, and leads to it. */
export function offerNewerPage(): void {
  if (isOffered()) return;
  const words = pageNewsWords[document.documentElement.lang === 'en' ? 'en' : 'pl'];
  const place = Object.assign(document.createElement('div'), { className: 'page-news no-print' });
  const text = Object.assign(document.createElement('p'), { className: 'frame' });
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button' });
  place.setAttribute('role', 'status');
  button.textContent = words.reload;
  button.addEventListener('click', () => {
    keepTyped();
    location.reload();
  });
  place.append(text);
  document.body.append(place);
  // Said after its place is there, so that it is read out.
  requestAnimationFrame(() => text.append(`${words.changed} `, button));
}

try {
  if (localStorage.getItem(STAFF_HERE) !== null) import('./mend-link.ts').catch(() => undefined);
} catch {
  // A browser that remembers nothing is nobody's of staff.
}
putBackTyped();
document.addEventListener('visibilitychange', look);
addEventListener('pageshow', ({ persisted }) => persisted && look());
addEventListener('online', look);
setInterval(look, EVERY);
