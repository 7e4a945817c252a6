import type { SignedState } from '../views/badge.ts';

/** A drawing on a grid of 16: a filled path, a line of 2, or both; those of the pages (`src/ui/components/icons.ts`). */
export interface Sign {
  readonly fill?: string;
  readonly line?: string;
}

/** How good or bad a state is, by the name of the colour that pages show it in. */
export type Tone = 'works' | 'limited' | 'down' | 'unknown' | 'new';

const check: Sign = { line: 'M2 8.5 6 12.5 14 3.5' };
const half: Sign = { fill: 'M8 2a6 6 0 0 1 0 12z', line: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z' };
const cross: Sign = { line: 'm3 3 10 10M13 3 3 13' };
const question: Sign = {
  fill: 'M7 11.5h2.2v2.2H7z',
  line: 'M4.5 5.4C4.7 3.6 6 2.5 8 2.5s3.5 1.1 3.5 2.8c0 2.2-3.4 2.3-3.4 4.6',
};
const alert: Sign = { fill: 'M7 11.2h2v2H7z', line: 'M8 6v4M8 1.8 15 14.5H1z' };
const dot: Sign = { fill: 'M8 5.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z' };

const LOOKS: Readonly<Record<SignedState, { readonly sign: Sign; readonly tone: Tone }>> = {
  available: { sign: check, tone: 'works' },
  limited: { sign: half, tone: 'limited' },
  unavailable: { sign: cross, tone: 'down' },
  unknown: { sign: question, tone: 'unknown' },
  restored: { sign: check, tone: 'works' },
  restoring: { sign: half, tone: 'limited' },
  offline: { sign: cross, tone: 'down' },
  new: { sign: dot, tone: 'new' },
  major: { sign: alert, tone: 'down' },
  critical: { sign: alert, tone: 'down' },
};

/** The sign beside the word of a state, and its colour. */
export function lookOf(state: SignedState): { readonly sign: Sign; readonly tone: Tone } {
  return LOOKS[state];
}
