import { LOCALES, type Locale, otherLocale } from '../../domain/locale.ts';
import { preferredLocale, twinOfferWords } from '../../i18n/twin-offer.ts';

const KEY = 'latarnia:language';

/** At the foot of the window, so that nothing of the page moves; the page ends above it. */
const LINE =
  'position:fixed;inset:auto 0 0;z-index:9;display:flex;flex-wrap:wrap;justify-content:center;gap:0 1.5rem;' +
  'padding:0.25rem 1rem;border-block-start:1px solid var(--soft);background:var(--wash)';
const TARGET = 'min-block-size:2.5rem;display:inline-flex;align-items:center';
const BUTTON = `${TARGET};padding:0;border:0;background:none;color:var(--soft);font:inherit;cursor:pointer`;

/**
 * Offers the page in the other language to whoever prefers that, by their browser: a line that stays away for good once
 * it was put away, or once the language was changed by hand. This browser alone remembers it; one that remembers nothing
 * is offered nothing, or it would be asked on every page.
 */
function offerTwin(twin: HTMLAnchorElement): void {
  const here = LOCALES.find((locale) => locale === document.documentElement.lang) ?? 'pl';
  const preferred = preferredLocale(navigator.languages);
  if (preferred !== otherLocale(here)) return;
  try {
    const hasChosen = document.referrer !== '' && new URL(document.referrer).pathname === twin.pathname;
    if (hasChosen) localStorage.setItem(KEY, here);
    else if (localStorage.getItem(KEY) === null) showLine(twin, preferred);
  } catch {
    // Nothing can be remembered here.
  }
}

function showLine(twin: HTMLAnchorElement, locale: Locale): void {
  const { offer, dismiss } = twinOfferWords[locale];
  const line = document.createElement('aside');
  line.className = 'twin-offer no-print';
  line.lang = locale;
  line.setAttribute('aria-label', twin.textContent ?? '');
  line.style.cssText = LINE;
  const link = document.createElement('a');
  link.style.cssText = TARGET;
  link.hreflang = locale;
  link.textContent = offer;
  // What the reader narrowed the page to meanwhile goes along.
  const follow = () => link.setAttribute('href', twin.href);
  follow();
  link.addEventListener('focus', follow);
  link.addEventListener('click', follow);
  const button = document.createElement('button');
  button.type = 'button';
  button.style.cssText = BUTTON;
  button.textContent = dismiss;
  button.addEventListener('click', () => {
    localStorage.setItem(KEY, document.documentElement.lang);
    document.body.style.removeProperty('padding-block-end');
    line.remove();
    document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
  });
  line.append(link, button);
  document.querySelector('.skip-link')?.after(line);
  document.body.style.setProperty('padding-block-end', `${line.offsetHeight}px`);
  document.documentElement.style.setProperty('scroll-padding-block-end', `${line.offsetHeight}px`);
}

const twin = document.querySelector<HTMLAnchorElement>('.site-header .twin');
if (twin) offerTwin(twin);
