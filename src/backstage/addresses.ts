import { LOCALES, localePath } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import type { PicturePart } from '../formats/picture.ts';
import { sharePictures } from '../formats/share-pictures.ts';
import type { MadeDocument, Operator, SiteDocument } from '../formats/site-document.ts';
import { siteDocuments } from '../formats/site-documents.ts';
import type { Address } from '../publish/plan.ts';
import type { Rendered } from '../publish/planned.ts';
import { type Route, routes } from '../publish/routes.ts';
import type { PageSource } from '../views/context.ts';
import { queryOf, viewOf } from '../views/registry.ts';
import { versionDocuments } from './answer-versions.ts';
import { logAddresses, type Notary } from './log-addresses.ts';
import { LOOKUP_PARTS, type LookupPartData, makeLookupDocument, makeLookupPage } from './lookup-parts.ts';
import type { PageRenderer, Precomputed } from './page-renderer.ts';
import { DOCUMENTS } from './public-documents.ts';

/** What decides what stands at an address, under the name of what it is of. */
export type SiteData = Precomputed &
  Partial<LookupPartData> & {
    readonly 'site-document'?: MadeDocument;
    readonly 'share-picture'?: PicturePart;
  };

/** Every address of the site that a state decides: its pages, and what stands there whatever is said. */
export function* addressesOf(
  state: State,
  operator: Operator,
  notary: Notary | null = null,
): Generator<Address<SiteData>> {
  for (const route of routes(state).values()) yield addressOf(route);
  for (const document of siteDocuments(state, operator)) yield addressOfDocument(document);
  for (const { path, locale, lay } of sharePictures(state, operator)) {
    const view: Address<SiteData>['view'] = (context) => ({ 'share-picture': lay(context) });
    yield { path, locale, query: [], target: '', isLater: true, view };
  }
  for (const document of versionDocuments(state)) yield addressOfDocument(document);
  yield* logAddresses(state, notary);
  yield* ALWAYS;
}

/** Documents are small and many of them change with every change: they share a file of the snapshot. */
function addressOfDocument({ path, locale, make }: SiteDocument): Address<SiteData> {
  const view: Address<SiteData>['view'] = (context) => ({ 'site-document': make(context) });
  return { path, locale, query: [], target: '', isShared: true, turn: 2, view };
}

/** Where a crowd looks when something happens: its own panel, what it misses there, the incident, and home before all. */
const LOOKED_AT_FIRST: ReadonlySet<Route['view']> = new Set(['home', 'panel', 'feature', 'incident']);

/** By page: the same object from one state to the next, so that a plan costs what is new in it. */
const known = new WeakMap<Route, Address<SiteData>>();

function addressOf(route: Route): Address<SiteData> {
  const { path, locale, view } = route;
  const address = known.get(route) ?? {
    path,
    locale,
    query: queryOf(view),
    target: JSON.stringify(route),
    turn: LOOKED_AT_FIRST.has(view) ? 0 : 1,
    view: (context) => viewOf(context, route),
  };
  known.set(route, address);
  return address;
}

const ALWAYS: readonly Address<SiteData>[] = [
  ...LOCALES.map((locale): Address<SiteData> => {
    const path = localePath(locale, '/404/');
    return {
      path,
      locale,
      query: [],
      target: '',
      view: (context) => viewOf(context, { view: 'not-found', path }),
    };
  }),
  ...Object.entries(DOCUMENTS).map(
    ([path, document]): Address<SiteData> => ({
      ...document,
      path,
      target: '',
      turn: document.isFirst ? 0 : 1,
    }),
  ),
  ...LOOKUP_PARTS,
  // It says the same whatever the state is.
  { path: '/api/404', locale: 'pl', query: [], target: '', view: () => ({}) },
];

/**
 * Makes the answer of an address from the data that decide it.
 *
 * @param source what else the pages are given: the state that the data were made of
 */
export async function renderAddress(
  path: string,
  data: SiteData,
  source: PageSource,
  renderer: Pick<PageRenderer, 'render'>,
): Promise<Rendered> {
  const render = (at: string, precomputed: Precomputed) => renderer.render(at, source, precomputed);
  if (data.redirect) return { status: 301, headers: { Location: data.redirect.to }, body: Buffer.alloc(0) };
  if (data['site-document']) return answerDocument(data['site-document']);
  if (data['lookup-page']) return makeLookupPage(data['lookup-page'], render);
  if (data['lookup-document']) return makeLookupDocument(data['lookup-document']);
  return render(path, data);
}

function answerDocument({ status = 200, type, text, isBase64, headers = {} }: MadeDocument): Rendered {
  const body = Buffer.from(text, isBase64 ? 'base64' : 'utf8');
  return { status, headers: { 'Content-Type': type, ...headers }, body };
}
