import type { Mistake } from '../domain/mistake.ts';
import { type Refusal, refuse } from './refusal.ts';

/** The refusal of documents that no file could be. */
export function refuseMistakes(mistakes: readonly Mistake[]): Refusal {
  const wrong = mistakes.filter(({ isWarning }) => !isWarning);
  const message = wrong.map(
    (mistake) => `${mistake.path}${mistake.field === null ? '' : ` ${mistake.field}`}: ${mistake.message}`,
  );
  return { ...refuse('words.mistaken', `${message.join('. ')}.`), mistakes };
}
