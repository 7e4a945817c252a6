import { z } from 'zod';
import { AVAILABILITIES } from '../domain/availability.ts';
import { ESTIMATE_KINDS } from '../domain/estimate.ts';
import { RESTORATIONS } from '../domain/panel.ts';
import { day, oneOf, read, revision, text } from './fields.ts';

/** The fields of a draft, each by itself as it is meant. What they may say, actions decide. */
export const DRAFT_FIELDS = z.object({
  verb: oneOf(['availability', 'restoration', 'undo'], { code: 'verb.unknown' }),
  revision,
  seen: revision,
  state: oneOf(['', ...AVAILABILITIES]),
  restoration: oneOf(['', ...RESTORATIONS]),
  kind: oneOf(['', ...ESTIMATE_KINDS], { code: 'estimate.unknown' }),
  day,
  promised: text,
  note: text,
  noteEn: text,
  noNote: oneOf(['', 'yes']),
  since: day,
  reason: text,
  quiet: oneOf(['', 'yes']),
  /** The publication to take back; `null`: none. */
  undo: read('revision.unreadable', (typed) =>
    typed === '' ? null : /^\d{1,9}$/.test(typed) ? Number(typed) : undefined,
  ),
});

export type DraftFields = z.output<typeof DRAFT_FIELDS>;
