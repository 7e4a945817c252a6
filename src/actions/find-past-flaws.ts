import type { Flaw, FlawField } from '../domain/flaw.ts';
import type { ImportedPast } from '../domain/imported.ts';
import type { Locale, TranslatedText } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import { findInstantFault, findLineFault, findLinkFault, findProseFault } from './find-fault.ts';
import { LIMITS } from './limits.ts';
import type { Inspect } from './ports.ts';

/** What readers could not be shown of something that is taken over. */
interface PastFlaw {
  /** What it is called here. */
  readonly id: string;
  readonly flaw: Flaw;
}

type Past = Pick<ImportedPast, 'incidents' | 'updates' | 'maintenances'>;

/** Everything that is wrong with a past that is taken over, by the limits of what staff say. */
export function findPastFlaws(
  state: Pick<State, 'documents' | 'incidents' | 'updates'>,
  { incidents, updates, maintenances }: Past,
  inspect: Inspect | null,
): PastFlaw[] {
  const titleFlaws = (title: TranslatedText) =>
    textFlaws('title', title, (text) => findLineFault(text, LIMITS.title));
  const bodyFlaws = (body: TranslatedText) =>
    textFlaws(
      'body',
      body,
      (text, locale) => findProseFault(text, LIMITS.body, inspect) ?? findLinkFault(text, locale, state),
    );
  const of = (id: string, flaws: readonly Flaw[]) => flaws.map((flaw) => ({ id, flaw }));
  return [
    ...incidents.flatMap(({ id, title, startedAt, at }) =>
      of(id, [...titleFlaws(title), ...instantFlaws('startedAt', startedAt), ...instantFlaws('about', at)]),
    ),
    ...updates.flatMap(({ id, body, at }) => of(id, [...bodyFlaws(body), ...instantFlaws('about', at)])),
    ...maintenances.flatMap(({ id, title, body, from, until, at }) =>
      of(id, [
        ...titleFlaws(title),
        // Its title and its times may say it all.
        ...(body.pl === '' && body.en === null ? [] : bodyFlaws(body)),
        ...instantFlaws('from', from),
        ...instantFlaws('until', until),
        ...instantFlaws('about', at),
      ]),
    ),
  ];
}

type FindFault = (text: string, locale: Locale) => ReturnType<typeof findLineFault>;

function textFlaws(field: 'title' | 'body', { pl, en }: TranslatedText, find: FindFault): Flaw[] {
  return [
    ...flawAt(`${field}.pl`, find(pl, 'pl')),
    // Words in one language that stand for both are looked at once.
    ...(en === null || en === pl ? [] : flawAt(`${field}.en`, find(en, 'en'))),
  ];
}

function instantFlaws(field: FlawField, instant: Instant): Flaw[] {
  return flawAt(field, findInstantFault(instant));
}

function flawAt(field: FlawField, fault: ReturnType<typeof findLineFault>): Flaw[] {
  return fault === null ? [] : [{ field, ...fault }];
}
