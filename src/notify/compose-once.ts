import { applies } from '../domain/applicability.ts';
import type { CellAddress } from '../domain/availability.ts';
import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { factsOf } from '../domain/facts.ts';
import { messageWords } from '../i18n/messages.ts';
import type { ViewContext } from '../views/context.ts';
import { partWords } from '../views/words.ts';
import { asSentence, blocksOf } from './compose-part.ts';

/** What somebody who waited for a feature does now that it works, and that nothing more comes of it. */
export function onceLines(context: ViewContext, { feature, panel }: CellAddress): string[] {
  const { state, now, locale, siteUrl, words: renderer } = context;
  const words = messageWords[locale];
  const facts = factsOf(state, now);
  const steps = catalogueOf(state).steps.filter(
    ({ meta }) =>
      meta.features.includes(feature) &&
      (meta.kind === 'do' || meta.kind === 'warning') &&
      applies(meta, { panel, uses: null }, facts),
  );
  const lines = steps.flatMap((entry) => {
    const { body, locale: lang } = wordsOf(entry, locale);
    const { title } = partWords(context, entry);
    return [asSentence(title), ...blocksOf(renderer.plain(body, siteUrl ?? '', { locale: lang }))];
  });
  return [...(lines.length === 0 ? [] : [words.toDo, ...lines]), words.onceOnly];
}
