import type { AnswerReading } from '../domain/answer-differences.ts';
import type { Inspect } from './ports.ts';

/** How answers read where it is decided whether others are told of them: in a preview, and where they are told. */
export function answerReading(inspect: Inspect): AnswerReading {
  return (markdown) => inspect(markdown).text;
}
