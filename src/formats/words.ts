import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { incidentHeads, localText } from '../domain/incidents.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { ownPath } from '../domain/page-target.ts';
import { panelNameOf } from '../domain/panel-name.ts';
import type { State } from '../domain/state.ts';
import { type ChangeWords, changeWords } from '../i18n/change-words.ts';

/** What it takes to put the events of `events.json` into the words of a language. */
export interface EventWords extends ChangeWords {
  /** By id: how a panel is called where the word “panel” stands before it. */
  readonly panels: Readonly<Record<string, string>>;
  /** By id: what a feature is called, and who uses it (empty: everybody). */
  readonly features: Readonly<
    Record<string, { readonly title: string; readonly uses: readonly string[]; readonly href: string }>
  >;
  /** By id: what an incident is called; `lang` where that is not the reader's language. */
  readonly incidents: Readonly<
    Record<string, { readonly title: string; readonly lang: Locale | null; readonly href: string }>
  >;
}

/** `GET /api/v1/words.json`: the same for every reader. */
export function formatWords(state: State, locale: Locale): EventWords {
  const { panels, features } = catalogueOf(state);
  return {
    panels: Object.fromEntries(panels.map((entry) => [entry.id, panelNameOf(entry, locale)])),
    features: Object.fromEntries(
      features.map((entry) => [
        entry.id,
        {
          title: wordsOf(entry, locale).title,
          uses: entry.meta.uses,
          href: localePath(locale, ownPath(entry)),
        },
      ]),
    ),
    incidents: Object.fromEntries(
      incidentHeads(state).map(({ id, title }) => {
        const named = localText(title, locale);
        const lang = named.locale === locale ? null : named.locale;
        return [id, { title: named.text, lang, href: localePath(locale, `/incidents/${id}/`) }];
      }),
    ),
    ...changeWords[locale],
  };
}
