import type { z } from 'zod';
import { CONFIRMATION, confirm } from '../actions/confirm.ts';
import type { ActionContext } from '../actions/context.ts';
import type { AppendResult } from '../actions/ports.ts';
import type { Based } from '../actions/proposal.ts';
import type { Refusal } from '../actions/refusal.ts';
import { restate } from '../actions/restate.ts';
import { setRestoration } from '../actions/set-restoration.ts';
import type { Revision } from '../domain/events.ts';
import type { Operation, TokenVerb } from '../domain/staff.ts';
import type { State } from '../domain/state.ts';
import { parseInstant } from '../domain/time.ts';
import type { AnsweredChange } from './answer.ts';
import {
  type AvailabilityBody,
  availabilityBody,
  type ConfirmationBody,
  confirmationBody,
  type RestorationBody,
  readEstimate,
  readNote,
  readSince,
  restorationBody,
} from './bodies.ts';
import type { ApiProblem } from './respond.ts';

/** What a body that replaces something says of what it is based on. */
interface BasedBody {
  readonly expected_revision?: Revision | undefined;
  readonly force?: boolean | undefined;
  readonly reason?: string | undefined;
}

/** One thing that can be written: by which method, from which body, and how it is done. */
export interface Write<Body> extends AnsweredChange {
  readonly method: 'PUT' | 'POST' | 'PATCH';
  /** What it is; the verb alone where how far it reaches stands in the body. */
  readonly operation: Operation | TokenVerb;
  readonly body: z.ZodType<Body>;
  /** The longest body (bytes); left out: what is usual. */
  readonly limit?: number;
  /** Whether the body lacks the revision it is based on. */
  lacksBasis(body: Body): boolean;
  /** Whether the body says yes to whatever would be asked first. */
  isConfirmed(body: Body): boolean;
  /** Does it, or says what of the body cannot be done. */
  perform(context: ActionContext, body: Body): Promise<AppendResult | Refusal | ApiProblem>;
  /** Names what was made, in a state that has it: then the answer is 201. Left out: it says of something what is so. */
  made?(body: Body, state: State): Readonly<Record<string, string>>;
}

/** `PUT /api/v1/availability/{feature}/{panel}` */
export function availabilityWrite(feature: string, panel: string): Write<AvailabilityBody> {
  return {
    method: 'PUT',
    subject: { feature, panel },
    operation: { verb: 'availability', reach: [{ feature, panel }] },
    body: availabilityBody,
    lacksBasis,
    isConfirmed,
    perform: (context, { state, estimate, note, since, notify, ...based }) =>
      restate(context, {
        feature,
        panel,
        wanted: {
          state,
          estimate: estimate === undefined ? undefined : readEstimate(estimate),
          note: note === undefined ? undefined : readNote(note),
        },
        since: since === undefined ? undefined : readSince(since),
        ...(notify === false && { notify }),
        ...readBasis(based),
      }),
  };
}

/** `PUT /api/v1/restoration/{panel}` */
export function restorationWrite(panel: string): Write<RestorationBody> {
  return {
    method: 'PUT',
    subject: { panel },
    operation: { verb: 'restoration', reach: [{ panel }] },
    body: restorationBody,
    lacksBasis,
    isConfirmed,
    perform: (context, { restoration, since, notify, ...based }) =>
      setRestoration(context, {
        cells: [{ panel, restoration }],
        since: readSince(since ?? null),
        ...(notify === false && { notify }),
        ...readBasis(based),
      }),
  };
}

/** `POST /api/v1/confirmations` */
export function confirmationWrite(): Write<ConfirmationBody> {
  return {
    method: 'POST',
    subject: {},
    operation: CONFIRMATION,
    body: confirmationBody,
    lacksBasis: () => false,
    isConfirmed,
    perform: (context, { next_update_by: by, reason }) =>
      confirm(context, { nextUpdateBy: by == null ? null : parseInstant(by), reason: reason ?? null }),
  };
}

/** Whether a body says yes. */
export function isConfirmed({ confirmed = false }: { readonly confirmed?: boolean | undefined }): boolean {
  return confirmed;
}

/** Whether a body says neither what it is based on nor that this does not matter. */
export function lacksBasis({ expected_revision, force = false }: BasedBody): boolean {
  return expected_revision === undefined && !force;
}

/** Forced without a revision: based on nothing, so that whatever stands there counts as overridden. */
export function readBasis({ expected_revision, force = false, reason }: BasedBody): Based {
  return { expected: expected_revision ?? 0, force, reason: reason ?? null };
}
