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
