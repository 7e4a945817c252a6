import type { Refusal } from '../actions/refusal.ts';
import type { FlawField } from '../domain/flaw.ts';
import type { FieldError } from '../views/staff/draft.ts';

/** The fields of the forms of the matrix, by what they say. */
const FIELDS: Readonly<Partial<Record<FlawField, FieldError['field']>>> = {
  'note.pl': 'note',
  'note.en': 'noteEn',
  promisedBy: 'promised',
  reason: 'reason',
  estimate: 'day',
  since: 'since',
  nextUpdateBy: 'by',
  at: 'at',
};

/** What was refused, at the fields that it is about; empty when it is about none of them. */
export function flawedFields({ flaws = [] }: Pick<Refusal, 'flaws'>): FieldError[] {
  return flaws.flatMap(({ field, ...fault }): FieldError[] => {
    const name = FIELDS[field];
    return name === undefined ? [] : [{ field: name, code: 'text.refused', fault }];
  });
}
