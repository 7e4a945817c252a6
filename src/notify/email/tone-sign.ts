import type { MessageSection } from '../message.ts';

const SIGNS: Readonly<Record<MessageSection['tone'], string>> = {
  good: '✓',
  limited: '◐',
  bad: '✕',
  plain: '•',
};

/** The shape beside the words, so that nothing is said by colour alone. */
export function toneSign(tone: MessageSection['tone']): string {
  return SIGNS[tone];
}
