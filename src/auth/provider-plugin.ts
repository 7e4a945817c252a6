import type { BetterAuthPlugin } from 'better-auth';
import { createAuthMiddleware } from 'better-auth/api';

/** Tells of everybody who came in through the sign-in provider: its answer goes to better-auth alone. */
export function reportProviderSignIn(onSignIn: (userId: string, headers: Headers) => Promise<void>) {
  return {
    id: 'report-provider-sign-in',
    hooks: {
      after: [
        {
          matcher: ({ path }) => path?.startsWith('/callback/') ?? false,
          handler: createAuthMiddleware(async (ctx) => {
            const { newSession } = ctx.context;
            if (newSession) await onSignIn(newSession.user.id, ctx.headers ?? new Headers());
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin;
}
