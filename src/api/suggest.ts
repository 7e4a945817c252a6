import type { z } from 'zod';
import { checkAuthority } from '../actions/authorise.ts';
import { checkKnown } from '../actions/known.ts';
import type { Scope } from '../domain/incident.ts';
import type { State } from '../domain/state.ts';
import type { Sighting, Suggestion, SuggestionSource } from '../domain/suggestion.ts';
import type { Token } from '../domain/token.ts';
import { alertsBody, sightingOf } from './alerts.ts';
import type { Api, ApiAnswer } from './api.ts';
import { parseBody } from './read-body.ts';
import { receive } from './receive.ts';
import { ApiProblem } from './respond.ts';
import { type SuggestionBody, suggestionBody } from './suggestion-bodies.ts';
import { answerSafely } from './write.ts';

/** The longest body (bytes): what the front lets through. Alertmanager sends a group of alerts in one. */
const ALERTS_LIMIT = 256 * 1024;

/** An alert of which nothing is kept, and why. */
interface Ignored {
  readonly key: string;
  readonly reason: string;
}

/** What a body says. */
interface Understood {
  readonly sightings: readonly Sighting[];
  readonly ignored: readonly Ignored[];
}

/** One form in which suggestions are sent. */
interface SuggestionForm<Body> {
  readonly limit?: number;
  readonly body: z.ZodType<Body>;
  /** It says one thing alone: a token that may not say it is refused. Of several, what is not the token's is left. */
  readonly isOne: boolean;
  understand(api: Api, body: Body, state: State): Understood | ApiProblem;
}

/** `POST /api/v1/suggestions` */
export const OWN_FORM: SuggestionForm<SuggestionBody> = {
  body: suggestionBody,
  isOne: true,
  understand: (_api, body, state) => {
    const { key, panel, feature, state: suggested = 'limited', text = '', url = null, ended = false } = body;
    const panels = panel === undefined ? [] : [panel];
    const features = feature === undefined ? [] : [feature];
    const unknown = checkKnown(state, { panels, features });
    if (unknown) {
      const [field, code] =
        unknown.code === 'panel.unknown'
          ? (['panel', 'panel.unknown'] as const)
          : (['feature', 'feature.unknown'] as const);
      const errors = [{ pointer: `#/${field}`, detail: unknown.message }];
      return new ApiProblem(422, code, unknown.message, { errors });
    }
    const sighting: Sighting = {
      ...{ source: 'api', key, isOver: ended, panels, features },
      ...{ state: suggested, text, url, unknown: [] },
    };
    return { sightings: [sighting], ignored: [] };
  },
};

/** `POST /api/v1/suggestions/alertmanager` and `/grafana`: alerts that are none of the site's business are left. */
export function alertsForm(
  source: Exclude<SuggestionSource, 'api'>,
): SuggestionForm<z.infer<typeof alertsBody>> {
  return {
    limit: ALERTS_LIMIT,
    body: alertsBody,
    isOne: false,
    understand: (api, { alerts }, state) => {
      const names = api.suggestionLabels;
      const read = alerts.map((alert) => {
        const key = alert.fingerprint;
        const sighting = sightingOf(alert, { source, names, state });
        return (
          sighting ?? { key, reason: `It has neither of the labels ${names.panel} and ${names.feature}.` }
        );
      });
      return {
        sightings: read.filter((one) => 'source' in one),
        ignored: read.filter((one) => 'reason' in one),
      };
    },
  };
}

/** Answers what an alert suggests: it is kept for staff, who decide. Nothing is published. */
export async function answerSuggestion<Body>(
  api: Api,
  request: Request,
  form: SuggestionForm<Body>,
): Promise<Response> {
  return answerSafely(api, request, 'POST', () => suggest(api, request, form));
}

async function suggest<Body>(
  api: Api,
  request: Request,
  { limit, body: schema, isOne, understand }: SuggestionForm<Body>,
): Promise<ApiAnswer | ApiProblem> {
  const received = await receive(api, request, { operation: 'suggest', limit });
  if (received instanceof ApiProblem) return received;
  const { token, context, bytes } = received;
  const body = parseBody(bytes, schema);
  if (body instanceof ApiProblem) return body;
  const understood = understand(api, body, await context.log.current());
  if (understood instanceof ApiProblem) return understood;
  const weighed = await weigh(api, token, understood.sightings);
  const told = weighed.filter((one) => 'sighting' in one);
  const left = weighed.filter((one) => 'reason' in one);
  const forbidden = left.find(({ isForbidden }) => isForbidden);
  if (isOne && forbidden) return new ApiProblem(403, 'forbidden', forbidden.reason);
  await api.suggestions.take(
    told.map(({ sighting }) => sighting),
    context.actor,
  );
  const suggestions = told.map(({ sighting: { key, isOver }, shown }) => {
    const { panels, features, state, unknown } = shown;
    return { key, panels, features, state, ended: isOver, unknown };
  });
  const ignored = [...understood.ignored, ...left.map(({ key, reason }) => ({ key, reason }))];
  return { status: 202, body: JSON.stringify({ suggestions, ignored }) };
}

/** What was taken in, and what it comes to: whoever says that something is over says no more of what it was. */
interface Told {
  readonly sighting: Sighting;
  readonly shown: Sighting | Suggestion;
}

/** What is left, and whether because the token may not say it. */
interface Left extends Ignored {
  readonly isForbidden: boolean;
}

const NOTHING_TO_END = 'Nothing is kept under this key: there is nothing to end.';

/** What of it is taken in: the last word on each key, as far as the token may say it. */
async function weigh(api: Api, token: Token, sightings: readonly Sighting[]): Promise<(Told | Left)[]> {
  const before = await api.suggestions.find(sightings);
  const last = new Map(sightings.map((one) => [one.key, one]));
  return [...last.values()].map((sighting) => {
    const { source, key, isOver } = sighting;
    const kept = before.find((one) => one.source === source && one.key === key) ?? null;
    if (isOver && kept === null) return { key, reason: NOTHING_TO_END, isForbidden: false };
    const reason = refusalOf(api, token, scopesOf(sighting, kept));
    if (reason !== null) return { key, reason, isForbidden: true };
    return { sighting, shown: isOver && kept !== null ? kept : sighting };
  });
}

/** What a token has to be good for: what it changes, and what it makes of it. */
function scopesOf(sighting: Sighting, kept: Suggestion | null): readonly Scope[] {
  return [...(kept === null ? [] : [kept]), ...(sighting.isOver ? [] : [sighting])];
}

/** Why a token may not suggest something of all these; `null`: it may. */
function refusalOf(api: Api, token: Token, scopes: readonly Scope[]): string | null {
  const context = api.contextOf(token);
  for (const { panels, features } of scopes) {
    const reach = panels.flatMap((panel) =>
      features.length === 0 ? [{ panel }] : features.map((feature) => ({ panel, feature })),
    );
    const refusal = checkAuthority(context, { verb: 'suggest', reach });
    if (refusal) return refusal.message;
  }
  return null;
}
