import { applies } from '../domain/applicability.ts';
import type { CellAddress } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import { factsOf } from '../domain/facts.ts';
import { messageWords } from '../i18n/messages.ts';
import type { ViewContext } from '../views/context.ts';
import { namedPart } from '../views/words.ts';
import { asSentence } from './compose-part.ts';
import { documentLines, type TypedLines, together } from './typed-lines.ts';

/** What somebody who waited for a feature does now that it works, and that nothing more comes of it. */
export function onceLines(context: ViewContext, { feature, panel }: CellAddress): TypedLines {
  const { state, now, locale } = context;
  const words = messageWords[locale];
  const facts = factsOf(state, now);
  const steps = catalogueOf(state).steps.filter(
    ({ meta }) =>
      meta.features.includes(feature) &&
      (meta.kind === 'do' || meta.kind === 'warning') &&
      applies(meta, { panel, uses: null }, facts),
  );
  const { lines, foreign } = together(
    steps.map((entry) => documentLines(context, entry, [asSentence(namedPart(context, entry).title)])),
  );
  return { lines: [...(lines.length === 0 ? [] : [words.toDo, ...lines]), words.onceOnly], foreign };
}
