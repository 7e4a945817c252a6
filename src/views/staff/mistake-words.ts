import { catalogueOf, entriesOf } from '../../domain/catalogue.ts';
import type { Mistake } from '../../domain/mistake.ts';
import type { State } from '../../domain/state.ts';
import { mistakeText } from '../../i18n/mistakes.ts';
import { wordFormWords } from '../../i18n/staff-word-form.ts';
import { namedPart } from '../words.ts';
import type { StaffViewContext } from './context.ts';
import { entryAt } from './word-document.ts';
import { openStates } from './word-variants.ts';

/** So many of each kind are told of one change. */
const MOST = 6;

/** What is wrong with a document, for whoever wrote it: what it is about by the names that staff know. */
export function mistakeInWords(context: StaffViewContext, mistake: Mistake): string {
  const { code, found, field } = mistake;
  // A condition in which no state is ticked.
  if (code === 'field.kind' && field?.startsWith('when') && String(found ?? '').endsWith('=')) {
    return wordFormWords[context.locale].condition.noState;
  }
  const entry =
    code === 'state.unbound'
      ? entriesOf(catalogueOf(context.state)).find(({ id }) => id === found)
      : undefined;
  return mistakeText(context.locale, {
    ...mistake,
    ...(entry && { found: namedPart(context, entry).title }),
  });
}

/** What may be wrong once a change is applied: states that an answer leaves open together, all else one by one. */
export function remarksOn(context: StaffViewContext, after: State, mistakes: readonly Mistake[]): string[] {
  const then = { ...context, state: after };
  const others = mistakes.filter(({ code }) => !isOfCoverage(code));
  const answers = new Map(
    mistakes
      .filter(({ code }) => isOfCoverage(code))
      .flatMap(({ path }) => {
        const entry = entryAt(after, path);
        return entry?.meta.collection === 'faq' ? [[entry.meta.slug, entry] as const] : [];
      }),
  );
  const open = [...answers].flatMap(([slug, entry]) => {
    const { items, more } = openStates(then, slug, entry, MOST);
    return [...items.map(({ text }) => text), ...moreText(context, more)];
  });
  const said = [...new Set(others.map((one) => mistakeInWords(then, one)))];
  return [...said.slice(0, MOST), ...moreText(context, said.length - MOST), ...open];
}

function isOfCoverage(code: Mistake['code']): boolean {
  return code === 'coverage.gap' || code === 'coverage.twice';
}

function moreText({ locale }: StaffViewContext, count: number): string[] {
  return count > 0 ? [wordFormWords[locale].more(count)] : [];
}
