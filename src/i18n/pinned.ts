import type { Locale } from '../domain/locale.ts';

/** What is said above an answer to whoever comes by a link to how it read at a revision. */
const pl = {
  same: 'Ta odpowiedź brzmi tak samo jak wtedy, gdy powstał ten link.',
  changed: (when: string) =>
    `Ta odpowiedź brzmi inaczej niż wtedy, gdy powstał ten link. Zmieniła się ${when}.`,
  changedNow: 'Ta odpowiedź brzmi teraz inaczej niż wtedy, gdy powstał ten link.',
  differences: 'Co się zmieniło',
  removed: (when: string) =>
    `Odpowiedź, którą pokazywał ten link, usunięto ${when}. Poniżej jest odpowiedź z\u00a0dzisiaj.`,
  absent:
    'W\u00a0wydaniu, do którego prowadzi ten link, nie było tej odpowiedzi. Poniżej jest odpowiedź z\u00a0dzisiaj.',
  unknown: 'Nie znamy wydania, do którego prowadzi ten link. Poniżej jest odpowiedź z\u00a0dzisiaj.',
};

type PinnedWords = typeof pl;

const en: PinnedWords = {
  same: 'This answer reads as it did when this link was made.',
  changed: (when) => `This answer reads differently now than when this link was made. It changed on ${when}.`,
  changedNow: 'This answer reads differently now than when this link was made.',
  differences: 'What has changed',
  removed: (when) => `The answer that this link showed was removed on ${when}. Below is today’s answer.`,
  absent: 'This answer did not exist at the revision that this link leads to. Below is today’s answer.',
  unknown: 'We do not know the revision that this link leads to. Below is today’s answer.',
};

export const pinnedWords: Readonly<Record<Locale, PinnedWords>> = { pl, en };
