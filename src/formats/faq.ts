import { isFor, isSaid } from '../domain/applicability.ts';
import { catalogueOf, type Entry, wordsOf } from '../domain/catalogue.ts';
import type { FaqMeta } from '../domain/documents.ts';
import { factsOf } from '../domain/facts.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';

/** `GET /api/v1/faq.json`: the questions answered now, in the order of the FAQ. `url` is a path of this site. */
export function formatFaq(state: State, now: Instant, locale: Locale) {
  const { faq, panels } = catalogueOf(state);
  const ids = panels.map(({ id }) => id);
  const facts = factsOf(state, now);
  const said = faq.filter((entry) => isSaid(entry.meta, ids, facts));
  return [...Map.groupBy(said, ({ meta }) => meta.slug)].flatMap(
    ([slug, variants]: [string, Entry<FaqMeta>[]]) => {
      const [first] = variants;
      if (!first) return [];
      return {
        slug,
        question: wordsOf(first, locale).title,
        panels: ids.filter((id) => variants.some(({ meta }) => isFor(meta, id))),
        revision: Math.max(...variants.map((variant) => wordsOf(variant, locale).revision)),
        url: localePath(locale, `/faq/${slug}/`),
      };
    },
  );
}
