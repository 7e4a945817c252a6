import type { TokenVerb } from '../domain/staff.ts';
import type { Token } from '../domain/token.ts';
import type { Api } from './api.ts';
import { ApiProblem } from './respond.ts';

const REALM = 'Bearer realm="latarnia"';

const FAULTS = {
  unknown: ['token.unknown', 'This token is not known. Check that all of it was copied.'],
  expired: ['token.expired', 'This token has expired. Ask an administrator to create another one.'],
  revoked: ['token.revoked', 'This token was revoked. Ask an administrator to create another one.'],
} as const;

/**
 * Whose request this is (RFC 6750): the token stands in the header `Authorization` and nowhere else, since addresses end
 * up in logs and histories.
 */
export async function authenticate(api: Api, request: Request): Promise<Token | ApiProblem> {
  if (new URL(request.url).search !== '') {
    const detail = 'This address takes no query. A token belongs in the header: Authorization: Bearer lat_…';
    return new ApiProblem(400, 'query.refused', detail);
  }
  const [, text] = /^Bearer +(\S+)$/i.exec(request.headers.get('Authorization') ?? '') ?? [];
  if (text === undefined) {
    return new ApiProblem(401, 'token.missing', 'Send a token: Authorization: Bearer lat_…', {
      headers: { 'WWW-Authenticate': REALM },
    });
  }
  const found = await api.tokens.authenticate(text);
  if (typeof found !== 'string') return found;
  const [code, detail] = FAULTS[found];
  return new ApiProblem(401, code, detail, {
    headers: { 'WWW-Authenticate': `${REALM}, error="invalid_token"` },
  });
}

/** What a token that is known may not do. */
export function refuseScope(message: string): ApiProblem {
  return new ApiProblem(403, 'forbidden', message, {
    headers: { 'WWW-Authenticate': `${REALM}, error="insufficient_scope"` },
  });
}

/** Refuses what a token was not made for, however far it reaches: that stands in the body. */
export function refuseVerb({ scope }: Token, verb: TokenVerb): ApiProblem | null {
  if (scope.verbs.includes(verb)) return null;
  return refuseScope(
    `This token may not publish this (${verb}): it was not made for that. An administrator can create one with a wider scope.`,
  );
}
