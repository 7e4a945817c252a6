import { readDoc } from './docs.ts';

/** A decision of DECISIONS.md. */
export interface Decision {
  readonly number: number;
  readonly status: 'accepted' | 'amended' | 'superseded';
  /** Those that changed it. */
  readonly by: readonly number[];
  readonly text: string;
}

const ENTRY = /^- \*\*(\d+)\*\* · (accepted|(?:amended|superseded) by \d+(?:, \d+)*) · (.+)$/s;

/** Every list item of DECISIONS.md that begins with a number, and those that are no decision as they should be written. */
export function readDecisions(): {
  readonly decisions: readonly Decision[];
  readonly malformed: readonly string[];
} {
  const items = readDoc('DECISIONS.md')
    .split(/^(?=- |## |\| )/m)
    .filter((item) => /^- \*\*\d/.test(item));
  const decisions: Decision[] = [];
  const malformed: string[] = [];
  for (const item of items) {
    const [, number, status = '', text = ''] = ENTRY.exec(item) ?? [];
    if (number === undefined) malformed.push(item);
    else decisions.push({ number: Number(number), ...statusOf(status), text });
  }
  return { decisions, malformed };
}

/** `amended by 69, 81` → its parts. */
function statusOf(text: string): Pick<Decision, 'status' | 'by'> {
  if (text === 'accepted') return { status: 'accepted', by: [] };
  return {
    status: text.startsWith('amended') ? 'amended' : 'superseded',
    by: [...text.matchAll(/\d+/g)].map(([number]) => Number(number)),
  };
}
