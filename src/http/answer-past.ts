import { AS_OF_PATH, asOfPath, canonicalInstant, heldUntil, readAsOf, revisionAt } from '../domain/as-of.ts';
import { type Locale, localePath, splitLocale } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import { type Instant, instantAfter, instantInQuery, typedTime } from '../domain/time.ts';
import { type Route, routes } from '../publish/routes.ts';
import type { PastSource, Removals, ViewContext } from '../views/context.ts';
import type { PastPage, PastRefusal } from '../views/past.ts';
import { keepInPast } from './past-page.ts';
import { encodePath } from './paths.ts';

/** A page to be made, as the past has it. */
interface Made {
  /** Where the pages of Astro are asked. */
  readonly inner: string;
  readonly view: ViewContext;
  readonly route: Route | null;
  readonly past: PastPage;
}

/** What to say instead of a page. */
interface Refused {
  readonly status: number;
  readonly refusal: PastRefusal;
  /** Of when somebody asked. */
  readonly typed: string;
}

/** What an address below `/as-of/` is answered with. */
type PastAnswer =
  | { readonly kind: 'redirect'; readonly to: string }
  | ({ readonly kind: 'refused' } & Refused)
  | ({ readonly kind: 'page' } & Made);

const STATUSES = {
  unasked: 200,
  unrecorded: 404,
  unreadable: 400,
  missing: 400,
  twice: 400,
  future: 400,
  unreachable: 503,
} as const satisfies Record<PastRefusal['kind'], number>;

/** Whether an address asks for the past. @param path decoded, with its language */
export function isPastPath(path: string): boolean {
  const { path: bare } = splitLocale(path);
  return bare.startsWith(AS_OF_PATH) || bare === AS_OF_PATH.slice(0, -1);
}

/** Decides what stands at an address of the past. @param path decoded, with its language */
export async function answerPast(
  path: string,
  query: URLSearchParams,
  source: PastSource,
): Promise<PastAnswer> {
  const { locale, path: bare } = splitLocale(path);
  const [, typed = '', rest] = /^\/as-of\/([^/]*)(\/.*)?$/.exec(bare) ?? [];
  const page = rest ?? '/';
  const asked = typed === '' ? instantInQuery(query, 'at') : typed;
  const refuse = (refusal: PastRefusal): PastAnswer => ({
    kind: 'refused',
    status: STATUSES[refusal.kind],
    refusal,
    typed: asked,
  });
  if (bare === AS_OF_PATH.slice(0, -1))
    return redirect(`${localePath(locale, AS_OF_PATH)}${query.size === 0 ? '' : `?${query}`}`);
  if (asked === '') return refuse({ kind: 'unasked' });
  const { state: now } = source.now;
  const read = readAsOf(now, source.now.now, asked);
  if (read.kind !== 'then') return refuse(read);
  const then = await source.stateAt(read.revision);
  if (then === null) return refuse({ kind: 'unreachable' });
  const at = canonicalInstant(then, read.at);
  const search = typed === '' || query.size === 0 ? '' : `?${query}`;
  if (typed !== typedTime(at) || rest === undefined)
    return redirect(`${pastAddress(locale, at, page)}${search}`);
  return pageOf({ source, then, at, locale, page, search });
}

interface Found {
  readonly source: PastSource;
  readonly then: State;
  readonly at: Instant;
  readonly locale: Locale;
  readonly page: string;
  readonly search: string;
}

function pageOf(found: Found): PastAnswer {
  const { source, then, at, locale, page, search } = found;
  const known = routes(then);
  const own = splitLocale(page);
  // The language stands in front of all of it.
  if (own.path !== page) return redirect(`${pastAddress(own.locale, at, own.path)}${search}`);
  const path = localePath(locale, page);
  const route = known.get(path) ?? null;
  if (route === null && known.has(`${path}/`))
    return redirect(`${pastAddress(locale, at, `${page}/`)}${search}`);
  if (route?.view === 'redirect')
    return redirect(`${pastAddress(locale, at, splitLocale(route.to).path)}${search}`);
  if (route !== null && isOfToday(route)) {
    // What is asked of the lookup is nobody's business: no address repeats it.
    return redirect(`${encodePath(path)}${route.view === 'lookup' ? '' : search}`);
  }
  const view: ViewContext = {
    ...source.now,
    state: then,
    now: at,
    locale,
    // Whoever reads it may be years away.
    leavesPage: true,
    removals: removalsIn(source.now.state),
  };
  const inner = route === null ? '/404' : route.view === 'gone' ? '/gone' : `${encodePath(path)}${search}`;
  return { kind: 'page', inner, view, route, past: describe(found, path) };
}

function describe({ source, then, at, locale, page }: Found, path: string): PastPage {
  const { state: site, now } = source.now;
  const until = heldUntil(then, site, { at, now });
  const before = instantAfter(at, -1);
  const removals = removalsIn(site);
  const removed = [...removals].flatMap(([revision, when]) => (revision <= then.revision ? [when] : []));
  return {
    at,
    until,
    later: until === null ? null : pastAddress(locale, until, page),
    earlier: revisionAt(site.changes, before) === 0 ? null : pastAddress(locale, before, page),
    today: routes(site).has(path) ? encodePath(path) : localePath(locale, '/'),
    href: pastAddress(locale, at, page),
    removed,
  };
}

/** Pages that answer for today alone, for whatever day they are asked of, or say nothing of how things are. */
const OF_TODAY: readonly Route['view'][] = [
  'lookup',
  'changes',
  'api',
  'embed',
  'accessibility',
  'subscribe',
];

function isOfToday({ view }: Route): boolean {
  return OF_TODAY.includes(view);
}

function removalsIn({ changes }: Pick<State, 'changes'>): Removals {
  return new Map(
    changes.flatMap(({ redaction, at }) => (redaction ? [[redaction.revision, at] as const] : [])),
  );
}

function pastAddress(locale: Locale, at: Instant, page: string): string {
  return encodePath(localePath(locale, asOfPath(at, page)));
}

function redirect(to: string): PastAnswer {
  return { kind: 'redirect', to };
}

/**
 * Finishes a page of the past: what would speak of now is left out, and links stay in the past where it had that page.
 *
 * @param site the revision that readers see now, up to which this answer is current
 */
export async function finishPast(
  response: Response,
  { view, past }: Pick<Made, 'view' | 'past'>,
  site: State,
): Promise<Response> {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(pastHeaders(site))) headers.set(name, value);
  const { status } = response;
  if (!headers.get('Content-Type')?.startsWith('text/html'))
    return new Response(response.body, { status, headers });
  const known = routes(view.state);
  const html = keepInPast(await response.text(), (path) => {
    const route = known.get(path);
    if (route === undefined || isOfToday(route)) return null;
    const { locale, path: bare } = splitLocale(path);
    return pastAddress(locale, past.at, bare);
  });
  return new Response(html, { status, headers });
}

/** Nothing of the past is found by search engines, and caches ask as often as of today's pages: what is taken out goes there, too. */
export function pastHeaders({ revision }: Pick<State, 'revision'>): Record<string, string> {
  return { 'X-Robots-Tag': 'noindex', 'Latarnia-Revision': String(revision) };
}
