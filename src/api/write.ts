import { checkAuthority } from '../actions/authorise.ts';
import type { ActionContext } from '../actions/context.ts';
import type { Log, Present } from '../actions/ports.ts';
import type { Operation, TokenVerb } from '../domain/staff.ts';
import type { State } from '../domain/state.ts';
import type { Token } from '../domain/token.ts';
import { answerOutcome } from './answer.ts';
import type { Api, ApiAnswer } from './api.ts';
import { authenticate, refuseScope, refuseVerb } from './authenticate.ts';
import { fingerprint, readIdempotencyKey } from './idempotency-key.ts';
import { parseBody, readBytes } from './read-body.ts';
import { ApiProblem, answerProblem, respond } from './respond.ts';
import type { Write } from './writes.ts';

/** After so long a database that is in trouble may be asked again (s). */
const TROUBLE_PAUSE = '5';

/**
 * Answers a request that writes. In this order: the token, how often it comes, whether it may, the body, and last the
 * log. Preflights of browsers are answered without permission: no page of another origin may use a token.
 */
export async function answerWrite<Body>(api: Api, request: Request, write: Write<Body>): Promise<Response> {
  const allow = `${write.method}, OPTIONS`;
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { Allow: allow } });
  if (request.method !== write.method) {
    return respondProblem(
      new ApiProblem(405, 'method.refused', `This address takes ${write.method}.`, {
        headers: { Allow: allow },
      }),
    );
  }
  try {
    const answer = await performWrite(api, request, write);
    if (answer instanceof ApiProblem) return respondProblem(answer);
    return respondOutcome(answer.status < 300 ? await withSafety(api, answer) : answer);
  } catch (error) {
    const refusal = api.refusalOf(error);
    if (refusal === null) throw error;
    const detail = 'Nothing can be written now: the database cannot be used. Try again in a moment.';
    const told = refusal.code === 'database.unusable' ? { ...refusal, message: detail } : refusal;
    return respondOutcome(answerOutcome(told, null, { subject: write.subject }));
  }
}

function respondOutcome(answer: ApiAnswer): Response {
  return respond(answer, answer.status === 503 ? { 'Retry-After': TROUBLE_PAUSE } : {});
}

/** With whether a second machine has what is answered, where there is one. Asked anew each time: no answer keeps it. */
async function withSafety(api: Api, { status, body }: ApiAnswer): Promise<ApiAnswer> {
  const answered = JSON.parse(body);
  const safe = await api.isSafe(answered.revision);
  return safe === null ? { status, body } : { status, body: JSON.stringify({ ...answered, safe }) };
}

async function performWrite<Body>(
  api: Api,
  request: Request,
  write: Write<Body>,
): Promise<ApiAnswer | ApiProblem> {
  const token = await authenticate(api, request);
  if (token instanceof ApiProblem) return token;
  const wait = api.flood.take(token.id);
  if (wait > 0) {
    return new ApiProblem(429, 'token.flooding', `Too many requests with this token. Wait ${wait} s.`, {
      headers: { 'Retry-After': String(wait) },
    });
  }
  const context = api.contextOf(token);
  const forbidden = checkScope(context, token, write.operation);
  if (forbidden) return forbidden;
  const bytes = await readBytes(request, write.limit);
  if (bytes instanceof ApiProblem) return bytes;
  // A body may have been long in coming: what the token was good for before it counts no more.
  const still = await authenticate(api, request);
  if (still instanceof ApiProblem) return still;
  const body = parseBody(bytes, write.body);
  if (body instanceof ApiProblem) return body;
  if (write.lacksBasis(body)) {
    return new ApiProblem(
      428,
      'expected.missing',
      'Say what the change is based on: expected_revision, the revision of status.json. Or override with force: true.',
    );
  }
  const key = readIdempotencyKey(request.headers);
  if (key instanceof ApiProblem) return key;
  const perform = (log: Log) => performOn(log, context, write, body);
  if (key === null) return (await perform(context.log)).answer;
  const path = new URL(request.url).pathname;
  return performOnce(api, token, { key, fingerprint: fingerprint(request.method, path, bytes) }, perform);
}

/** Before the body is read: what can be told without it. */
function checkScope(
  context: ActionContext,
  token: Token,
  operation: Operation | TokenVerb,
): ApiProblem | null {
  if (typeof operation === 'string') return refuseVerb(token, operation);
  const refusal = checkAuthority(context, operation);
  return refusal && refuseScope(refusal.message);
}

/** What the log answers. Kept for repetitions: whatever was decided, not that nothing could be. */
async function performOn<Body>(log: Log, context: ActionContext, write: Write<Body>, body: Body) {
  let present: Present | null = null;
  const seeing: Log = {
    current: () => log.current(),
    append: (decide) =>
      log.append((found) => {
        present = found;
        return decide(found);
      }),
  };
  const confirmed = write.isConfirmed(body) ? 'everything' : [];
  const outcome = await write.perform({ ...context, log: seeing, confirmed }, body);
  if (outcome instanceof ApiProblem) return { answer: answerProblem(outcome), isKept: true };
  const made = write.made && ((state: State) => write.made?.(body, state) ?? {});
  return { answer: answerOutcome(outcome, present, { ...write, made }), isKept: present !== null };
}

/** Does it, unless the key came before. */
async function performOnce(
  { inFlight, repeats }: Api,
  { id }: Token,
  keyed: { readonly key: string; readonly fingerprint: string },
  perform: (log: Log) => ReturnType<typeof performOn>,
): Promise<ApiAnswer | ApiProblem> {
  const flight = `${id} ${keyed.key}`;
  if (inFlight.has(flight)) {
    const detail = 'A request with this Idempotency-Key is being answered. Repeat it when that is done.';
    return new ApiProblem(409, 'idempotency.in-flight', detail, { headers: { 'Retry-After': '1' } });
  }
  inFlight.add(flight);
  try {
    const answer = await repeats.once({ tokenId: id, ...keyed }, perform);
    if (answer !== 'reused') return answer;
    const detail =
      'This Idempotency-Key was used before, with another request. Use a new key for each thing to be done.';
    return new ApiProblem(422, 'idempotency.reused', detail);
  } finally {
    inFlight.delete(flight);
  }
}

function respondProblem(problem: ApiProblem): Response {
  return respond(answerProblem(problem), problem.headers);
}
