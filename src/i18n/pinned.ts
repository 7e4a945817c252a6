import type { Locale } from '../domain/locale.ts';

/** What is said above an answer to whoever comes by a link to how it read at a revision. */
const pl = {
  same: 'Ta odpowiedź brzmi tak samo jak wtedy, gdy powstał ten link.',
  changed: (when: string) =>
    `Ta odpowiedź brzmi inaczej niż wtedy, gdy powstał ten link. Zmieniła się ${when}.`,
  changedNow: 'Ta odpowiedź brzmi teraz inaczej niż wtedy, gdy powstał ten link.',
  differences: 'Co się zmieniło',
  removed: (when: string) =>
    `To, co odpowiadaliśmy, gdy powstał ten link, usunięto ${when}. Poniżej jest odpowiedź z\u00a0dzisiaj.`,
  absent: 'W\u00a0tym wydaniu tej odpowiedzi nie było. Poniżej jest odpowiedź z\u00a0dzisiaj.',
  unknown: 'Nie znamy takiego wydania tej odpowiedzi. Poniżej jest odpowiedź z\u00a0dzisiaj.',
};

type PinnedWords = typeof pl;

const en: PinnedWords = {
  same: 'This answer reads as it did when this link was made.',
  changed: (when) => `This answer does not read as it did when this link was made. It changed on ${when}.`,
  changedNow: 'This answer does not read at present as it did when this link was made.',
  differences: 'What has changed',
  removed: (when) =>
    `What we answered when this link was made was removed on ${when}. Below is today’s answer.`,
  absent: 'At that revision there was no such answer. Below is today’s answer.',
  unknown: 'We do not know such a revision of this answer. Below is today’s answer.',
};

export const pinnedWords: Readonly<Record<Locale, PinnedWords>> = { pl, en };
