import type { Locale } from '../domain/locale.ts';
import type { Unproven } from '../domain/surroundings.ts';

/** What staff are told of what only one machine has so far. */
const pl = {
  one: (revision: number) =>
    `Wydanie ${revision} jest na razie tylko na jednej maszynie. Czytelnicy zobaczą je, gdy trafi też na drugą.`,
  some: (first: number, last: number) =>
    `Wydania ${first}–${last} są na razie tylko na jednej maszynie. Czytelnicy zobaczą je, gdy trafią też na drugą.`,
  beside:
    'To, co zapisano przed chwilą, jest na razie tylko na jednej maszynie. Jeśli teraz ulegnie ona awarii, trzeba to będzie powtórzyć.',
  alone:
    'Zmiany są zapisywane tylko na jednej maszynie i\u00a0od razu publikowane. Jeśli ulegnie ona awarii, zanim wróci druga, przepadną.',
};

const en: typeof pl = {
  one: (revision) =>
    `Revision ${revision} is written on one machine only. Readers will see it once a second machine has it.`,
  some: (first, last) =>
    `Revisions ${first}–${last} are written on one machine only. Readers will see them once a second machine has them.`,
  beside:
    'What was just done is written on one machine only. If that machine fails now, it will have to be done again.',
  alone:
    'Changes are written on one machine only, and published at once. If it fails before a second one is back, they are lost.',
};

const words = { pl, en };

/** What is not safe yet, in a sentence or two. */
export function unprovenText(locale: Locale, { revisions, isAlone }: Unproven): string {
  const { one, some, beside, alone } = words[locale];
  if (isAlone) return alone;
  if (revisions === null) return beside;
  const { first, last } = revisions;
  return first === last ? one(first) : some(first, last);
}
