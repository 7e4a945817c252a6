import { checkAuthority } from '../actions/authorise.ts';
import type { ActionContext } from '../actions/context.ts';
import type { Operation, TokenVerb } from '../domain/staff.ts';
import type { Token } from '../domain/token.ts';
import type { Api } from './api.ts';
import { authenticate, refuseScope, refuseVerb } from './authenticate.ts';
import { readBytes } from './read-body.ts';
import { ApiProblem } from './respond.ts';

/** A request of somebody who may send it, with its body. */
interface Received {
  readonly token: Token;
  readonly context: ActionContext;
  readonly bytes: Buffer;
}

/** What is sent, as far as it decides who may; and how long it may be (bytes). */
interface Expected {
  readonly operation: Operation | TokenVerb;
  readonly limit?: number | undefined;
}

/** Takes in what a machine sends. In this order: the token, how often it comes, whether it may, and last the body. */
export async function receive(
  api: Api,
  request: Request,
  { operation, limit }: Expected,
): Promise<Received | ApiProblem> {
  const token = await authenticate(api, request);
  if (token instanceof ApiProblem) return token;
  const wait = api.flood.take(token.id);
  if (wait > 0) {
    return new ApiProblem(429, 'token.flooding', `Too many requests with this token. Wait ${wait} s.`, {
      headers: { 'Retry-After': String(wait) },
    });
  }
  const context = api.contextOf(token);
  const forbidden = checkScope(context, token, operation);
  if (forbidden) return forbidden;
  const bytes = await readBytes(request, limit);
  if (bytes instanceof ApiProblem) return bytes;
  // A body may have been long in coming: what the token was good for before it counts no more.
  const still = await authenticate(api, request);
  return still instanceof ApiProblem ? still : { token, context, bytes };
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
