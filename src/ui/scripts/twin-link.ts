/** The link to the other language; staff have their own. */
const twin = document.querySelector<HTMLAnchorElement>('.site-header .twin');

/**
 * Has it keep what the browser narrowed the page to by itself.
 *
 * @param query of what the page understands alone, `?` included; empty: the whole page
 */
export function narrowTwin(query: string): void {
  twin?.setAttribute('href', `${twin.pathname}${query}${location.hash}`);
}

/** Whoever changes the language stays at what they read: what stands behind the `#` no server learns. */
function followFragment(): void {
  if (twin) narrowTwin(twin.search);
}

addEventListener('hashchange', followFragment);
followFragment();
// Whoever reads the language of the page first is offered nothing, and loads nothing for it.
if (!navigator.language.startsWith(document.documentElement.lang)) {
  import('./twin-offer.ts').catch(() => undefined);
}

/** A page printed by a server that does not know its own address: the browser knows it. */
const place = document.querySelector<HTMLElement>('[data-place]');
place?.append(place.dataset.place + location.origin + location.pathname);
