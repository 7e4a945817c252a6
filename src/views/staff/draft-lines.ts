import type { UpdateDraft } from '../../domain/update-draft.ts';
import { formatInstantInFull } from '../../i18n/dates.ts';
import type { StaffViewContext } from './context.ts';

/** A draft that can be gone on with. */
export interface DraftLine {
  readonly id: string;
  readonly href: string;
  readonly author: string;
  /** When it was saved last (wall clock). */
  readonly when: string;
  readonly instant: string;
}

/** @param page the page whose form it fills */
export function draftLines(
  { nameOf, locale }: StaffViewContext,
  drafts: readonly UpdateDraft[],
  page: string,
): DraftLine[] {
  return drafts.map(({ id, author, updatedAt }) => ({
    id,
    href: `${page}?draft=${id}#form`,
    author: nameOf(author),
    when: formatInstantInFull(updatedAt, locale),
    instant: updatedAt,
  }));
}
