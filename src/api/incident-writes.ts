import { act } from '../actions/authorise.ts';
import type { ActionContext } from '../actions/context.ts';
import { decideOpening } from '../actions/open-incident.ts';
import type { AppendResult, Present } from '../actions/ports.ts';
import { checkIncident, postUpdate } from '../actions/post-update.ts';
import type { ChangeBeside, OpenIncident } from '../actions/proposal.ts';
import type { Refusal } from '../actions/refusal.ts';
import { openingOperation } from '../actions/update-operation.ts';
import { UNKNOWN_CELL } from '../domain/availability.ts';
import { currentCell } from '../domain/current-cell.ts';
import type { IncidentId } from '../domain/incident.ts';
import { findIncident, incidentHeads } from '../domain/incidents.ts';
import { reviseCells } from '../domain/revise.ts';
import { suggestSlug } from '../domain/slug.ts';
import type { State } from '../domain/state.ts';
import { type Instant, parseInstant } from '../domain/time.ts';
import { readEstimate, readNote, readSince } from './bodies.ts';
import {
  type BesideBody,
  type IncidentBody,
  incidentBody,
  readTranslated,
  type UpdateBody,
  updateBody,
  WORDS_LIMIT,
} from './incident-bodies.ts';
import { ApiProblem } from './respond.ts';
import { isConfirmed, lacksBasis, readBasis, type Write } from './writes.ts';

/** `POST /api/v1/incidents` */
export function incidentWrite(): Write<IncidentBody> {
  return {
    method: 'POST',
    subject: {},
    operation: 'update',
    body: incidentBody,
    limit: WORDS_LIMIT,
    pointers: {
      'body.pl': '#/update/text/pl',
      'body.en': '#/update/text/en',
      'instant.future': '#/started_at',
      'cell.twice': '#/cells',
    },
    lacksBasis,
    isConfirmed,
    perform: open,
    made: (body, state) => ({ incident: slugFor(body, state) }),
  };
}

/** `POST /api/v1/incidents/{slug}/updates` */
export function updateWrite(incident: IncidentId): Write<UpdateBody> {
  return {
    method: 'POST',
    subject: {},
    operation: 'update',
    body: updateBody,
    limit: WORDS_LIMIT,
    pointers: {
      'body.pl': '#/text/pl',
      'body.en': '#/text/en',
      'moment.future': '#/at',
      'cell.twice': '#/cells',
    },
    lacksBasis,
    isConfirmed,
    perform: (context, body) => post(context, incident, body),
    made: (_, state) => ({ incident, update: findIncident(state, incident)?.updates.at(-1)?.id ?? '' }),
  };
}

function open(context: ActionContext, body: IncidentBody): Promise<AppendResult | Refusal> {
  // Who may does not depend on what stands there: the cells that are named are enough.
  const operation = openingOperation({ ...openedBy(body, null), id: '', startedAt: '' });
  return act(context, operation, (present) =>
    decideOpening(present, context.actor, {
      id: slugFor(body, present.state),
      startedAt: readInstant(body.started_at) ?? present.now,
      ...openedBy(body, present),
    }),
  );
}

/** What it says but for its address and its beginning. `present`: what cells are written upon. */
function openedBy(body: IncidentBody, present: Present | null): Omit<OpenIncident, 'id' | 'startedAt'> {
  const { cells = [], restorations = [], update, known_since, notify } = body;
  const changedPanels = [...cells, ...restorations].map(({ panel }) => panel);
  return {
    title: readTranslated(body.title),
    impact: body.impact,
    panels: body.panels ?? [...new Set(changedPanels)],
    features: body.features ?? [...new Set(cells.map(({ feature }) => feature))],
    ...readBeside(body, present?.state ?? null),
    ...(update && {
      update: {
        status: update.status,
        body: readTranslated(update.text),
        nextUpdateBy: readInstant(body.next_update_by),
      },
    }),
    ...(known_since !== undefined && { knownSince: readInstant(known_since) }),
    ...(notify === false && { notify }),
    ...readBasis(body),
  };
}

async function post(
  context: ActionContext,
  incident: IncidentId,
  body: UpdateBody,
): Promise<AppendResult | Refusal | ApiProblem> {
  const state = await context.log.current();
  const known = findIncident(state, incident);
  const unknown = checkIncident(state, incident);
  if (known === null) return unknown ?? { ok: false, code: 'incident.unknown', message: '' };
  const before = known.updates.at(-1) ?? known;
  const impact = body.impact ?? before.impact;
  if (impact === null) {
    const detail = `Nobody has said how bad ${incident} is: send impact.`;
    return new ApiProblem(422, 'body.invalid', detail, { errors: [{ pointer: '#/impact', detail }] });
  }
  const { status, text, notify } = body;
  const at = readInstant(body.at);
  return postUpdate(context, {
    ...{ incident, status, impact, body: readTranslated(text) },
    panels: body.panels ?? before.panels,
    features: body.features ?? before.features,
    nextUpdateBy: readInstant(body.next_update_by),
    ...(at !== null && { at }),
    ...readBeside(body, state),
    ...(notify === false && { notify }),
    ...readBasis(body),
  });
}

/** What changes together with the words; what is left out of a cell is kept as it stands in `state`, while it can. */
function readBeside({ cells = [], restorations = [], since }: BesideBody, state: State | null): ChangeBeside {
  const revised = cells.flatMap(
    ({ estimate, note, state: availability, ...address }) =>
      reviseCells(
        [address],
        ({ feature, panel }) => (state ? currentCell(state, feature, panel) : UNKNOWN_CELL),
        {
          state: availability,
          estimate: estimate === undefined ? undefined : readEstimate(estimate),
          note: note === undefined ? undefined : readNote(note),
        },
      ).cells,
  );
  return {
    ...(revised.length > 0 && { cells: revised }),
    ...(restorations.length > 0 && { restorations }),
    ...(since !== undefined && { since: readSince(since) }),
  };
}

/**
 * The end of its address: the one that was sent, or one made of the title. Where an incident had that which is over, a
 * number follows; one of the same title that goes on is the same.
 */
function slugFor({ slug, title }: IncidentBody, state: State): IncidentId {
  if (slug !== undefined) return slug;
  const taken = new Set(incidentHeads(state).map(({ id }) => id));
  const plain = suggestSlug(title.pl);
  let slugs = 1;
  let id = plain;
  while (taken.has(id) && !isOpenUnder(state, id, title.pl)) {
    slugs += 1;
    id = `${plain.slice(0, LONGEST_STEM)}-${slugs}`;
  }
  return id;
}

/** Leaves room for a number. */
const LONGEST_STEM = 58;

function isOpenUnder({ incidents, courses }: State, id: IncidentId, title: string): boolean {
  return incidents[id]?.title.pl === title.trim() && (courses[id]?.isOpen ?? false);
}

function readInstant(text: string | null | undefined): Instant | null {
  return text == null ? null : parseInstant(text);
}
