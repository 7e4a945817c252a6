import { catalogueOf } from '../../domain/catalogue.ts';
import { LOCALES, type Locale, type LocalText } from '../../domain/locale.ts';
import { fillGaps, gapsOf, isKnownGap } from '../../domain/template-gaps.ts';
import type { Instant } from '../../domain/time.ts';
import { formatInstantInFull } from '../../i18n/dates.ts';
import { joinList } from '../../i18n/list.ts';
import type { ViewContext } from '../context.ts';
import { panelIds, panelNames } from '../panels.ts';
import { partWords } from '../words.ts';
import type { TypedGaps } from './typed-update.ts';

/** What else stands in the form that fills a template. */
interface Filled {
  /** None: all. */
  readonly panels: readonly string[];
  readonly features: readonly string[];
  readonly since: Instant | null;
  readonly next: Instant | null;
}

/** The words of a form with what it knows put into their gaps; what it does not know stays a gap, which is never published. */
export function fillTemplate(
  context: ViewContext,
  filled: Filled,
  words: LocalText,
  gaps: TypedGaps,
): LocalText {
  const fill = (locale: Locale) => fillGaps(words[locale], knownIn(context, locale, filled, gaps));
  return { pl: fill('pl'), en: fill('en') };
}

function knownIn(
  { state, ...context }: ViewContext,
  locale: Locale,
  { panels, features, since, next }: Filled,
  gaps: TypedGaps,
): ReadonlyMap<string, string> {
  const local: ViewContext = { ...context, state, locale };
  const named = features.flatMap((id) => catalogueOf(state).features.find((entry) => entry.id === id) ?? []);
  const names = panelNames(local, panels.length > 0 ? panels : panelIds(state));
  const typed = Object.entries(gaps).flatMap(([name, text]): [string, string][] => {
    const [gap = '', language] = name.split(':');
    return language === locale && text.trim() !== '' ? [[gap, text.trim()]] : [];
  });
  return new Map([
    ...typed,
    ['panel', literal(joinList(locale, names))],
    ...(named.length > 0
      ? [
          [
            'feature',
            literal(
              joinList(
                locale,
                named.map((entry) => partWords(local, entry).title),
              ),
            ),
          ] as const,
        ]
      : []),
    ...(since === null ? [] : [['since', formatInstantInFull(since, locale)] as const]),
    ...(next === null ? [] : [['next', formatInstantInFull(next, locale)] as const]),
  ]);
}

/** Names are no Markdown: what is typed into a gap is. */
function literal(names: string): string {
  return names.replace(/[\\`*_[\]<>~|#]/g, '\\$&');
}

/** A gap that a form asks for, in one language. */
export interface AskedGap {
  /** `gap:cause:pl` */
  readonly name: `gap:${string}`;
  readonly gap: string;
  readonly lang: Locale;
  readonly value: string;
}

/** The gaps of what was typed that nothing else in the form fills. */
export function askedGaps(words: LocalText, typed: TypedGaps): AskedGap[] {
  return LOCALES.flatMap((lang) =>
    gapsOf(words[lang])
      .filter((gap) => !isKnownGap(gap))
      .map((gap): AskedGap => {
        const key = `${gap}:${lang}`;
        return { name: `gap:${key}`, gap, lang, value: typed[key] ?? '' };
      }),
  );
}
