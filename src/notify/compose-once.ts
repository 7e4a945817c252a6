import { applies } from '../domain/applicability.ts';
import type { CellAddress } from '../domain/availability.ts';
import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { factsOf } from '../domain/facts.ts';
import { messageWords } from '../i18n/messages.ts';
import { updateWords } from '../i18n/updates.ts';
import type { ViewContext } from '../views/context.ts';
import { namedPart } from '../views/words.ts';
import { asSentence, blocksOf, type TypedLines, typedLines } from './compose-part.ts';

/** What somebody who waited for a feature does now that it works, and that nothing more comes of it. */
export function onceLines(context: ViewContext, { feature, panel }: CellAddress): TypedLines {
  const { state, now, locale, siteUrl, words: renderer } = context;
  const words = messageWords[locale];
  const facts = factsOf(state, now);
  const steps = catalogueOf(state).steps.filter(
    ({ meta }) =>
      meta.features.includes(feature) &&
      (meta.kind === 'do' || meta.kind === 'warning') &&
      applies(meta, { panel, uses: null }, facts),
  );
  const typed = steps.map((entry) => {
    const { body, locale: lang } = wordsOf(entry, locale);
    const { title } = namedPart(context, entry);
    const said = [asSentence(title), ...blocksOf(renderer.plain(body, siteUrl ?? '', { locale: lang }))];
    return typedLines(said, { lang, locale, lag: lang === locale ? null : updateWords[locale].pending });
  });
  const lines = typed.flatMap((one) => one.lines);
  return {
    lines: [...(lines.length === 0 ? [] : [words.toDo, ...lines]), words.onceOnly],
    foreign: Object.assign({}, ...typed.map(({ foreign }) => foreign)),
  };
}
