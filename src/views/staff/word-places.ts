import { catalogueOf, type Entry } from '../../domain/catalogue.ts';
import { incidentHeads } from '../../domain/incidents.ts';
import { splitLocale } from '../../domain/locale.ts';
import { formerPaths, ownPath, pathById, pathOfDocument } from '../../domain/page-target.ts';
import { postmortemOf } from '../../domain/postmortems.ts';
import { effectivePanels } from '../addressees.ts';
import type { ViewContext } from '../context.ts';

/**
 * The documents whose words stand on a public page, those of which it is the page first.
 *
 * @param address as somebody copied it: with its host, its language and its query or without; a former one is one too
 */
export function entriesOnPage(context: Pick<ViewContext, 'state' | 'now'>, address: string): Entry[] {
  const { state } = context;
  const path = publicPath(address);
  const { site, panels, features, steps, faq, incidents, postmortems } = catalogueOf(state);
  const panel = panels.find((entry) => isAt(entry, path));
  const own: Entry[] = [
    ...[
      panel,
      features.find((entry) => isAt(entry, path)),
      incidents.find((entry) => isAt(entry, path)),
    ].filter((entry) => entry !== undefined),
    ...postmortems.filter((one) =>
      incidentHeads(state).some(
        ({ id }) => pathById(state, 'incidents', id) === path && postmortemOf(state, id) === one,
      ),
    ),
    ...faq.filter(({ source, meta }) =>
      [pathOfDocument(source), ...meta.former.map((former) => `/faq/${former}/`)].includes(path),
    ),
  ].sort((x, y) => Number(isShown(context, y)) - Number(isShown(context, x)));
  if (panel) {
    const there = steps.filter(({ meta }) => effectivePanels(context, meta).includes(panel.id));
    return [...own, ...there];
  }
  if (path !== '/') return own;
  return [...(site ? [site] : []), ...panels, ...steps.filter(({ meta }) => meta.home)];
}

function isAt(entry: Parameters<typeof ownPath>[0], path: string): boolean {
  return [ownPath(entry), ...formerPaths(entry)].includes(path);
}

function isShown(context: Pick<ViewContext, 'state' | 'now'>, { meta }: Entry): boolean {
  return !('when' in meta) || effectivePanels(context, meta).length > 0;
}

function publicPath(address: string): string {
  const url = URL.parse(address, 'http://here/');
  const { path } = splitLocale(url === null ? address : url.pathname);
  return path.endsWith('/') ? path : `${path}/`;
}
