import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { clockOffset } from '../domain/clock.ts';
import type { Revision } from '../domain/events.ts';
import { LOCALES, type Locale, localePath, otherLocale } from '../domain/locale.ts';
import { promisedUpdate } from '../domain/next-update.ts';
import { sharePath } from '../domain/page-target.ts';
import type { State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import { commonWords } from '../i18n/common.ts';
import { formatInstant, formatInstantInFull } from '../i18n/dates.ts';
import type { ViewContext } from './context.ts';
import { type IncidentLinks, incidentLinks, linkRevisions } from './incident-links.ts';
import { lastWithdrawal } from './revisions.ts';

/** What every page has around its own content. */
export interface PageView {
  readonly locale: Locale;
  /** Address without the language in front: `/faq/`. */
  readonly path: string;
  readonly href: string;
  readonly title: string;
  readonly description: string;
  readonly siteName: string;
  /** The last revision that changed this page. */
  readonly revision: Revision;
  /** When this page's state was last stated or confirmed (site clock). */
  readonly asOf: { readonly instant: Instant; readonly text: string } | null;
  readonly nextUpdate: NextUpdate;
  /** The site clock is a replay: the ribbon says so. */
  readonly isReplay: boolean;
  readonly nav: readonly { readonly href: string; readonly label: string; readonly isCurrent: boolean }[];
  /** The same page in the other language. */
  readonly twin: { readonly href: string; readonly label: string; readonly locale: Locale };
  readonly noindex: boolean;
  readonly canonical: string | null;
  /** The picture that chats show beside its address; `null`: it has none. */
  readonly picture: string | null;
  /** The page in every language, for search engines: whole addresses, or none. */
  readonly alternates: readonly { readonly locale: Locale; readonly href: string }[];
  /** Feeds and calendars of what the page is about, for programs that look for them. */
  readonly feeds: readonly FeedLink[];
  readonly incidents: IncidentLinks;
  /** Where progress is announced: the address, and how it reads. */
  readonly progress: { readonly href: string; readonly text: string } | null;
  /** Site clock minus wall clock (ms), for the page's scripts. */
  readonly clockOffset: number;
}

/** Where changes, or days, can be followed. */
export interface FeedLink {
  readonly href: string;
  /** Its media type. */
  readonly type: string;
  readonly title: string;
}

/** By when the next update is promised, and whether that has passed without one. */
export interface NextUpdate {
  readonly by: Instant | null;
  readonly isLate: boolean;
  readonly text: string;
  /** What to say once `by` has passed; `null` when nothing is promised. */
  readonly lateText: string | null;
}

interface PageOptions {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** The revisions of everything the page speaks of; the greatest is the page's. */
  readonly revisions: readonly Revision[];
  readonly noindex?: boolean;
  readonly feeds?: readonly FeedLink[];
  /** Where the page stands narrowed as it is, so that the other language shows the same. Default: at its path. */
  readonly hrefIn?: (locale: Locale) => string;
}

/** Where a JSON document that has words lies in a language: a file of its own, also without a server. */
export function documentPath(locale: Locale, name: string): string {
  return `/api/v1${localePath(locale, '/')}${name}`;
}

/** Makes what a page has around its content. */
export function pageView(context: ViewContext, options: PageOptions): PageView {
  const { locale, state, siteUrl } = context;
  const words = commonWords[locale];
  const other = otherLocale(locale);
  const link = (path: string, label: string) => ({
    href: localePath(locale, path),
    label,
    isCurrent: path === '/' ? options.path === '/' : options.path.startsWith(path),
  });
  const { site } = catalogueOf(state);
  const said = Math.max(0, ...options.revisions, state.confirmation?.revision ?? 0, lastWithdrawal(state));
  const href = localePath(locale, options.path);
  return {
    locale,
    path: options.path,
    href,
    title: options.title,
    description: options.description,
    siteName: siteNameOf(state, locale),
    revision: Math.max(said, state.clock.revision, state.promise?.revision ?? 0, ...linkRevisions(context)),
    // Setting the clock, or promising something of an incident, says nothing of how things are.
    asOf: asOfRevision(context, said),
    // A page that is kept or printed has this line alone to say which year it is.
    nextUpdate: nextUpdateView({ ...context, leavesPage: true }),
    isReplay: state.clock.mode === 'replay',
    nav: [
      link('/', words.nav.home),
      link('/lookup/', words.nav.lookup),
      link('/features/', words.nav.features),
      link('/faq/', words.nav.faq),
      link('/history/', words.nav.history),
    ],
    twin: {
      href: options.hrefIn?.(other) ?? localePath(other, options.path),
      label: words.twin,
      locale: other,
    },
    noindex: options.noindex ?? false,
    canonical: siteUrl === null ? null : `${siteUrl}${href}`,
    picture:
      siteUrl === null || options.noindex ? null : `${siteUrl}${localePath(locale, sharePath(options.path))}`,
    alternates:
      siteUrl === null
        ? []
        : LOCALES.map((one) => ({ locale: one, href: `${siteUrl}${localePath(one, options.path)}` })),
    feeds: options.feeds ?? [],
    incidents: incidentLinks(context),
    progress: progressOf(site?.meta.progress ?? null),
    clockOffset: clockOffset(state.clock),
  };
}

/**
 * When something was said by a revision: whoever sets the clock, or takes a content out, says nothing of how things are,
 * nor does any more what was taken out.
 */
export function lastSaidAt({ changes }: Pick<State, 'changes'>, revision: Revision): Instant | null {
  for (let count = revision; count > 0; count -= 1) {
    const change = changes[count - 1];
    if (change && !change.isRedacted && change.type !== 'clock.set' && change.type !== 'event.redacted')
      return change.at;
  }
  return null;
}

/** What the site calls itself. */
export function siteNameOf(state: Pick<State, 'documents'>, locale: Locale): string {
  const { site } = catalogueOf(state);
  return site ? wordsOf(site, locale).title : 'Status';
}

/** An address reads without its scheme, and without the slash at its end. */
function progressOf(href: string | null): PageView['progress'] {
  return href === null ? null : { href, text: href.replace(/^https?:\/\//, '').replace(/\/$/, '') };
}

/** What says nothing of how things are is as old as the record. */
function asOfRevision({ state, locale }: ViewContext, revision: Revision): PageView['asOf'] {
  const instant = lastSaidAt(state, revision) ?? state.changes[0]?.at;
  return instant === undefined
    ? null
    : { instant, text: commonWords[locale].asOf(formatInstantInFull(instant, locale)) };
}

/** What is promised now, in words; see `promisedUpdate`. */
export function nextUpdateView(context: ViewContext): NextUpdate {
  const { state, now, locale } = context;
  const words = commonWords[locale];
  const promised = promisedUpdate(state, now);
  if (promised === null) return { by: null, isLate: false, text: words.nextUpdateNone, lateText: null };
  const { by, isLate } = promised;
  const when = formatInstant(by, context);
  const lateText = words.nextUpdateLate(when);
  return { by, isLate, text: isLate ? lateText : words.nextUpdate(when), lateText };
}
