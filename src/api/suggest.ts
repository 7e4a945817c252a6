import type { z } from 'zod';
import { checkAuthority } from '../actions/authorise.ts';
import { checkKnown } from '../actions/known.ts';
import type { State } from '../domain/state.ts';
import type { Sighting, SuggestionSource } from '../domain/suggestion.ts';
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

/** What is done with what a body says; what is not kept is named with the reason. */
interface Understood {
  readonly sightings: readonly Sighting[];
  readonly ignored: readonly { readonly key: string; readonly reason: string }[];
}

/** One form in which suggestions are sent. */
interface SuggestionForm<Body> {
  readonly limit?: number;
  readonly body: z.ZodType<Body>;
  understand(api: Api, token: Token, body: Body, state: State): Understood | ApiProblem;
}

/** `POST /api/v1/suggestions` */
export const OWN_FORM: SuggestionForm<SuggestionBody> = {
  body: suggestionBody,
  understand: (api, token, body, state) => {
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
    const refusal = refusalOf(api, token, sighting);
    if (refusal !== null) return new ApiProblem(403, 'forbidden', refusal);
    return { sightings: [sighting], ignored: [] };
  },
};

/** `POST /api/v1/suggestions/alertmanager` and `/grafana`: alerts that are none of the site's business, or of the token's, are left. */
export function alertsForm(
  source: Exclude<SuggestionSource, 'api'>,
): SuggestionForm<z.infer<typeof alertsBody>> {
  return {
    limit: ALERTS_LIMIT,
    body: alertsBody,
    understand: (api, token, { alerts }, state) => {
      const names = api.suggestionLabels;
      const read = alerts.map((alert) => {
        const key = alert.fingerprint;
        const sighting = sightingOf(alert, { source, names, state });
        if (sighting === null) {
          return { key, reason: `It has neither of the labels ${names.panel} and ${names.feature}.` };
        }
        const reason = refusalOf(api, token, sighting);
        return reason === null ? sighting : { key, reason };
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
  { limit, body: schema, understand }: SuggestionForm<Body>,
): Promise<ApiAnswer | ApiProblem> {
  const received = await receive(api, request, { operation: 'suggest', limit });
  if (received instanceof ApiProblem) return received;
  const { token, context, bytes } = received;
  const body = parseBody(bytes, schema);
  if (body instanceof ApiProblem) return body;
  const understood = understand(api, token, body, await context.log.current());
  if (understood instanceof ApiProblem) return understood;
  const { sightings, ignored } = understood;
  await api.suggestions.take(sightings, context.actor);
  const kept = sightings.map(({ key, panels, features, state, isOver, unknown }) => ({
    ...{ key, panels, features, state, ended: isOver, unknown },
  }));
  return { status: 202, body: JSON.stringify({ suggestions: kept, ignored }) };
}

/** Why a token may not suggest this; `null`: it may. */
function refusalOf(api: Api, token: Token, { panels, features }: Sighting): string | null {
  const reach = panels.flatMap((panel) =>
    features.length === 0 ? [{ panel }] : features.map((feature) => ({ panel, feature })),
  );
  const refusal = checkAuthority(api.contextOf(token), { verb: 'suggest', reach });
  return refusal?.message ?? null;
}
