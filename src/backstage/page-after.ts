import type { Locale } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import type { Rendered } from '../publish/planned.ts';
import type { PageSource } from '../views/context.ts';
import { addressesOf, renderAddress } from './addresses.ts';
import type { PageRenderer } from './page-renderer.ts';

/**
 * Renders what would stand at a public address, through what the site itself is rendered through: of a former address what
 * it leads to. The page says that it is not published.
 *
 * @param staff the language of whoever is told so
 * @returns `null` when nothing would stand there
 */
export async function renderPageAfter(
  path: string,
  state: State,
  source: PageSource,
  { renderer, staff }: { readonly renderer: Pick<PageRenderer, 'render'>; readonly staff: Locale },
): Promise<Rendered | null> {
  const address = addressesOf(state, source.viewContext(staff)).find((one) => one.path === path);
  if (address === undefined) return null;
  const data = address.view(source.viewContext(address.locale));
  if (data.redirect) {
    const { to } = data.redirect;
    return to === path ? null : renderPageAfter(to, state, source, { renderer, staff });
  }
  return renderAddress(path, data, source, {
    render: (at, from, precomputed) => renderer.render(at, from, precomputed, staff),
  });
}
