import { localePath } from '../../domain/locale.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import { fateOf } from '../../domain/suggestion-needs.ts';
import type { Instant } from '../../domain/time.ts';
import { commonWords } from '../../i18n/common.ts';
import { formatInstantInFull } from '../../i18n/dates.ts';
import { suggestionWords } from '../../i18n/staff-suggestions.ts';
import type { StaffViewContext } from './context.ts';
import { type StaffPageView, staffPageView } from './page.ts';
import { placeOfSuggestion } from './suggestion-items.ts';

export const SUGGESTIONS_PATH = '/staff/suggestions/';

/** What alerts suggested in thirty days, and what became of each. */
export interface SuggestionListView {
  readonly page: StaffPageView;
  readonly needsHref: string;
  readonly rows: readonly SuggestionRow[];
  /** That these are the newest alone; `null`: they are all. */
  readonly newest: string | null;
}

/** As many as somebody reads. */
const MOST = 200;

interface SuggestionRow {
  readonly id: string;
  /** What it is about and suggests. */
  readonly what: string;
  /** As whoever watches wrote it. */
  readonly text: string;
  readonly source: string;
  readonly began: Instant;
  /** How long it lasted, and how often it came. */
  readonly run: string;
  readonly url: string | null;
  readonly fate: string;
  /** It waits for somebody. */
  readonly isOpen: boolean;
  /** The change that said what it suggests; `null`: none did. */
  readonly change: { readonly text: string; readonly href: string } | null;
}

export function suggestionListView(
  context: StaffViewContext,
  suggestions: readonly Suggestion[],
): SuggestionListView {
  const { locale } = context;
  return {
    page: staffPageView(context, { path: SUGGESTIONS_PATH, title: suggestionWords[locale].title }),
    needsHref: `${localePath(locale, '/staff/')}#needs-you`,
    rows: suggestions.slice(0, MOST).map((one) => rowOf(context, one)),
    newest: suggestions.length > MOST ? suggestionWords[locale].newest(MOST, suggestions.length) : null,
  };
}

function rowOf(context: StaffViewContext, suggestion: Suggestion): SuggestionRow {
  const { state, now, locale, nameOf } = context;
  const words = suggestionWords[locale];
  const { id, text, source, actor, firstSeen, endedAt, times, url, dismissedAt, dismissedBy } = suggestion;
  const { kind, revision } = fateOf(state, now, suggestion);
  const from = formatInstantInFull(firstSeen, locale);
  const lasted =
    endedAt === null ? words.lasts(from) : words.lasted(from, formatInstantInFull(endedAt, locale));
  const place = placeOfSuggestion(context, suggestion);
  const isAside = kind === 'aside' && dismissedAt !== null && dismissedBy;
  return {
    id,
    what:
      place === null
        ? words.unplaced(suggestion.unknown.join(', '))
        : words.suggests(place, commonWords[locale].availability[suggestion.state]),
    text,
    source: `${words.sources[source]}, ${nameOf(actor)}`,
    began: firstSeen,
    run: times > 1 ? `${lasted}, ${words.seen(times)}` : lasted,
    url,
    fate: isAside
      ? words.asideBy(nameOf(dismissedBy), formatInstantInFull(dismissedAt, locale))
      : words.fates[kind],
    isOpen: kind === 'open' || kind === 'ended' || kind === 'unplaced',
    change:
      revision === null
        ? null
        : { text: words.change(revision), href: `${localePath(locale, '/staff/log/')}#r${revision}` },
  };
}
