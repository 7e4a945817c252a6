import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';

/** Longer than any code is good, clocks that differ by a step included (ms). */
const REMEMBERED = 5 * 60_000;

/**
 * Takes each one-time code once. better-auth accepts a code for as long as it is good: somebody who read it over a
 * shoulder could use it again (RFC 6238, 5.2).
 */
export function refuseReplay() {
  return {
    id: 'refuse-replay',
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === '/two-factor/verify-totp',
          handler: createAuthMiddleware(async (ctx) => {
            const userId = await userOfChallenge(ctx);
            if (userId === null) return;
            const isFirst = await ctx.context.internalAdapter.reserveVerificationValue({
              identifier: `totp:${userId}:${ctx.body.code}`,
              value: userId,
              expiresAt: new Date(Date.now() + REMEMBERED),
            });
            if (!isFirst)
              throw new APIError('UNAUTHORIZED', { code: 'CODE_USED', message: 'This code was used' });
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin;
}

/** Whose code it would be: of the session, or of a sign-in that waits for its second factor. */
async function userOfChallenge(ctx: GenericEndpointContext): Promise<string | null> {
  const session = await getSessionFromCtx(ctx);
  if (session) return session.user.id;
  const { name } = ctx.context.createAuthCookie('two_factor');
  const challenge = await ctx.getSignedCookie(name, ctx.context.secret);
  if (!challenge) return null;
  return (await ctx.context.internalAdapter.findVerificationValue(challenge))?.value ?? null;
}
