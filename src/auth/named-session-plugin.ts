import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';

/**
 * Which session a cookie names that this server signed, whether it still stands or not. Called by this server alone: the
 * endpoint has no address.
 */
export function nameSession() {
  return {
    id: 'named-session',
    endpoints: {
      namedSession: createAuthEndpoint.serverOnly({ method: 'GET', requireHeaders: true }, async (ctx) => {
        const { authCookies, secret } = ctx.context;
        return ctx.json({
          token: (await ctx.getSignedCookie(authCookies.sessionToken.name, secret)) || null,
        });
      }),
    },
  } satisfies BetterAuthPlugin;
}
