import type { UpdateDraft } from '../domain/update-draft.ts';

/** What is half written, kept beside the log. Those that are older than `DRAFT_DAYS` are not there any more. */
export interface UpdateDrafts {
  /** All of them, the latest first: a colleague goes on with what another began. */
  list(): Promise<readonly UpdateDraft[]>;
  find(id: string): Promise<UpdateDraft | null>;
  /** Keeps it, under the name it has or a new one. @returns that name */
  save(draft: Pick<UpdateDraft, 'incident' | 'author' | 'form'>, id: string | null): Promise<string>;
  discard(id: string): Promise<void>;
}
