import { catalogueOf } from '../domain/catalogue.ts';
import type { Revision } from '../domain/events.ts';
import type { Impact, Scope, UpdateId, UpdateStatus } from '../domain/incident.ts';
import { localText } from '../domain/incidents.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { ownPath, pathById } from '../domain/page-target.ts';
import type { UpdateState } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import { typedIn } from '../domain/writing.ts';
import { formatInstant } from '../i18n/dates.ts';
import { panelPhrases } from '../i18n/panel-phrases.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { updateWords } from '../i18n/updates.ts';
import type { ViewContext } from './context.ts';
import { entryHref } from './history-query.ts';
import { type NextUpdate, nextUpdateView } from './page.ts';
import { panelIds, panelNames } from './panels.ts';
import { firstSentences } from './sentences.ts';
import { type NamedLink, namedPart } from './words.ts';

/** A moment and how it reads. */
export interface InstantText {
  readonly instant: Instant;
  readonly text: string;
}

/** What was said of an incident, as it reads now. */
export interface UpdateView {
  readonly id: UpdateId;
  /** On the incident's page. */
  readonly href: string;
  readonly status: UpdateStatus;
  readonly statusWord: string;
  readonly impact: Impact;
  readonly impactWord: string;
  readonly posted: InstantText;
  /** Of which moment it speaks, where that is another; `null`: of when it was posted. */
  readonly about: InstantText | null;
  readonly html: string;
  /** Its first sentences. */
  readonly summary: string;
  /** The language of the words when it is not the page's. */
  readonly lang: Locale | null;
  /** Why the words are not what they should be in the reader's language. */
  readonly lag: string | null;
  readonly scope: ScopeView;
  /** What the site promises because of it, as long as it does. */
  readonly next: NextUpdate | null;
  /** What it promised; `null`: nothing, or it still does. */
  readonly promised: string | null;
  /** When its wording was put right; leads to the earlier one. */
  readonly corrected: { readonly text: string; readonly href: string } | null;
  readonly revision: Revision;
}

/** Whom something concerns: `panele A i B`, and the features named. */
export interface ScopeView {
  readonly panels: string | null;
  readonly features: readonly NamedLink[];
}

export function updateView(context: ViewContext, update: UpdateState): UpdateView {
  const { locale, words: renderer } = context;
  const { incident, id, status, impact, at, about, body } = update;
  const words = updateWords[locale];
  const local = localText(body, locale);
  return {
    id,
    href: localePath(locale, `${pathById(context.state, 'incidents', incident)}#${id}`),
    status,
    statusWord: words.status[status],
    impact,
    impactWord: words.impact[impact],
    posted: instantText(context, at),
    about: about === undefined ? null : { instant: about, text: words.about(formatInstant(about, context)) },
    html: renderer.html(local.text, typedIn(local.locale)),
    summary: tieShortWords(
      firstSentences(renderer.text(local.text, typedIn(local.locale)), local.locale),
      local.locale,
    ),
    lang: local.locale === locale ? null : local.locale,
    lag: lagText(update, locale),
    scope: scopeView(context, update),
    ...promiseOf(context, update),
    corrected: update.corrected && {
      text: words.corrected(formatInstant(update.corrected.at, context)),
      href: entryHref(locale, update.corrected.revision),
    },
    revision: update.changed,
  };
}

export function instantText(context: ViewContext, instant: Instant): InstantText {
  return { instant, text: formatInstant(instant, context) };
}

/** What is no longer on the site is not named. */
export function scopeView(context: ViewContext, { panels, features }: Scope): ScopeView {
  const { state, locale } = context;
  const known = panelIds(state).filter((panel) => panels.includes(panel));
  return {
    panels: known.length === 0 ? null : panelPhrases[locale].name(panelNames(context, known)),
    features: catalogueOf(state)
      .features.filter(({ id }) => features.includes(id))
      .map((entry) => {
        const { title, lang } = namedPart(context, entry);
        return { title, lang, href: localePath(locale, ownPath(entry)) };
      }),
  };
}

function lagText({ body, lags }: UpdateState, locale: Locale): string | null {
  if (locale === 'pl') return null;
  if (body[locale] === null) return updateWords[locale].pending;
  return lags ? updateWords[locale].lagging : null;
}

/** A promise is the site's until something was said after it was due, or another was given. */
function promiseOf(context: ViewContext, update: UpdateState): Pick<UpdateView, 'next' | 'promised'> {
  const { nextUpdateBy } = update;
  if (nextUpdateBy === null) return { next: null, promised: null };
  const next = nextUpdateView(context);
  if (next.by === nextUpdateBy) return { next, promised: null };
  const words = updateWords[context.locale];
  const promised = words.promised(formatInstant(nextUpdateBy, context));
  const isOwed = isLastSaid(context, update) && (context.state.lastStated?.at ?? '') >= nextUpdateBy;
  return { next: null, promised: isOwed ? `${promised} ${words.notCome}` : promised };
}

/** Of an incident that goes on: what was said of something else since is no word of it. */
function isLastSaid({ state }: ViewContext, { incident, id }: UpdateState): boolean {
  const last = state.updates[incident]?.findLast(({ stands }) => stands);
  return last?.id === id && state.courses[incident]?.isOpen === true;
}
