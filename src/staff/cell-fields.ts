import { type Estimate, NO_ESTIMATE } from '../domain/estimate.ts';
import type { LocalText } from '../domain/locale.ts';
import type { FieldError } from '../views/staff/draft.ts';
import type { DraftFields } from './draft-fields.ts';

/** What several fields mean together, or what does not go together. */
type Meant<T> = { readonly value: T } | { readonly error: FieldError };

/** `undefined`: every cell keeps its own. */
export function estimateOfFields({
  kind,
  day,
  promised,
}: Pick<DraftFields, 'kind' | 'day' | 'promised'>): Meant<Estimate | undefined> {
  if (kind === '' || kind === 'none') {
    if (day !== null) return { error: { field: 'kind', code: 'estimate.kind' } };
    if (promised !== '') return { error: { field: 'promised', code: 'estimate.promiser' } };
    return { value: kind === '' ? undefined : NO_ESTIMATE };
  }
  const promisedBy = promised || null;
  if (kind === 'day' || kind === 'about') {
    if (day === null) return { error: { field: 'day', code: 'estimate.day' } };
    return { value: { kind, day, promisedBy } };
  }
  if (day !== null) return { error: { field: 'kind', code: 'estimate.kind' } };
  return { value: { kind, promisedBy } };
}

/** `undefined`: a cell keeps its own while it keeps its state. Without English words the Polish stand for them. */
export function noteOfFields({
  note,
  noteEn,
  noNote,
}: Pick<DraftFields, 'note' | 'noteEn' | 'noNote'>): Meant<LocalText | null | undefined> {
  if (note === '' && noteEn !== '') return { error: { field: 'note', code: 'note.polish' } };
  if (note !== '') return { value: { pl: note, en: noteEn || note } };
  return { value: noNote === 'yes' ? null : undefined };
}
