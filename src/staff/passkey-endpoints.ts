import { z } from 'zod';
import { findLineFault } from '../actions/find-fault.ts';
import { LIMITS } from '../actions/limits.ts';
import type { Exchange } from './exchange.ts';
import { staffHome } from './exchange.ts';
import { safeNext } from './next.ts';
import { proverOf } from './prove.ts';
import type { StaffAccess } from './staff-access.ts';
import type { StaffSession } from './staff-session.ts';

const text = z.string().max(10_000);

const signInBody = z.object({
  next: z.string().max(2000).default(''),
  answer: z.object({
    id: text,
    rawId: text,
    type: z.literal('public-key'),
    clientExtensionResults: z.object({}).default({}),
    response: z.object({
      clientDataJSON: text,
      authenticatorData: text,
      signature: text,
      userHandle: text.exactOptional(),
    }),
  }),
});

const registerBody = z.object({
  name: z
    .string()
    .trim()
    .refine((name) => name === '' || findLineFault(name, LIMITS.passkey) === null)
    .default(''),
  answer: z.object({}).loose(),
});

type Endpoint = (exchange: Exchange) => Promise<Response>;

/** What the scripts of passkeys ask for, by the last part of the address; each is a POST. */
export const PASSKEY_ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  'sign-in-question': async ({ request, locals }) => {
    const { question, cookies } = await locals.access.use((auth) =>
      auth.authentication.passkeyQuestion(request.headers),
    );
    return answerJson(200, question, cookies);
  },
  'sign-in': async ({ request, locals }) => {
    const read = signInBody.safeParse(await request.json().catch(() => null));
    if (!read.success) return answerJson(422, { code: 'passkey' });
    const { answer, next } = read.data;
    const outcome = await locals.access.use((auth) =>
      auth.authentication.signInWithPasskey(request.headers, answer),
    );
    if (!outcome.ok) return answerJson(outcome.code === 'slow' ? 429 : 401, { code: outcome.code });
    return answerJson(200, { next: safeNext(next, staffHome(locals.view.locale)) }, outcome.cookies);
  },
  'add-question': async ({ request, locals }) => {
    const { session } = locals;
    if (session === null) return answerJson(401, { code: 'session' });
    if (!(await isProven(locals.access, session))) return answerJson(403, { code: 'proof' });
    const { question, cookies } = await locals.access.use((auth) =>
      auth.account.passkeyQuestion(request.headers),
    );
    return answerJson(200, question, cookies);
  },
  add: async ({ request, locals }) => {
    const { session } = locals;
    if (session === null) return answerJson(401, { code: 'session' });
    if (!(await isProven(locals.access, session))) return answerJson(403, { code: 'proof' });
    const read = registerBody.safeParse(await request.json().catch(() => null));
    if (!read.success) return answerJson(422, { code: 'passkey' });
    const outcome = await locals.access.use((auth) =>
      auth.account.addPasskey(request.headers, session.member, read.data),
    );
    return outcome.ok ? answerJson(200, {}) : answerJson(422, { code: outcome.code });
  },
  prove: async ({ request, locals }) => {
    const { session } = locals;
    if (session === null) return answerJson(401, { code: 'session' });
    const read = signInBody.safeParse(await request.json().catch(() => null));
    if (!read.success) return answerJson(422, { code: 'passkey' });
    const { answer } = read.data;
    const outcome = await locals.access.use(({ proof }) =>
      proof.byPasskey(request.headers, proverOf(session), answer),
    );
    if (outcome.ok) return answerJson(200, {});
    return answerJson(outcome.code === 'slow' ? 429 : 403, { code: outcome.code });
  },
};

/** Adding a passkey takes more than a cookie. */
function isProven(access: StaffAccess, session: StaffSession): Promise<boolean> {
  return access.use(({ proof }) => proof.stands(proverOf(session)));
}

function answerJson(status: number, body: unknown, cookies: readonly string[] = []): Response {
  const response = Response.json(body, { status });
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}
