import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError } from 'better-auth/api';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import * as schema from '../../db/auth-schema.ts';
import type { Orm } from '../store/dialects/dialect.ts';
import { SECOND_FACTOR_WAIT, SESSION_FRESH, SESSION_IDLE, SESSION_TOUCH } from './limits.ts';
import { linkSignIn } from './link-plugin.ts';
import { nameSession } from './named-session-plugin.ts';
import { hashPassword, type PasswordCost, verifyPassword } from './password.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from './password-policy.ts';
import { reportProviderSignIn } from './provider-plugin.ts';
import { refuseReplay } from './replay-plugin.ts';

/** A sign-in provider of the house, by OpenID Connect. */
export interface OidcSettings {
  /** https address without a trailing slash. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button calls it. */
  readonly name: string;
}

export interface BetterAuthSettings {
  readonly orm: Orm;
  readonly secret: string;
  /** Public address without a trailing slash; `null`: this machine alone. */
  readonly siteUrl: string | null;
  readonly siteName: string;
  readonly oidc: OidcSettings | null;
  /** By default what a site needs; tests that guess a hundred times have less. */
  readonly passwordCost?: PasswordCost;
  /** Whether a member may have a session at all. */
  mayEnter(userId: string): Promise<boolean>;
  /** Somebody came in through the provider. */
  onProviderSignIn(userId: string, headers: Headers): Promise<void>;
  onError(message: string): void;
}

/** Where better-auth's own addresses are; only those of a provider's answer are reachable. */
export const AUTH_PATH = '/staff/auth';

/** The id of the provider, in accounts and in the address it answers to. */
export const OIDC_PROVIDER = 'oidc';

/**
 * better-auth as Latarnia uses it: called by our own forms, never by a browser, except for a provider's answer. Its
 * origin checks and rate limits look at requests it is sent; ours stand in front of every form (`src/staff/guard.ts`,
 * `throttle.ts`).
 */
export function createBetterAuth({
  orm,
  secret,
  siteUrl,
  siteName,
  oidc,
  passwordCost,
  mayEnter,
  onProviderSignIn,
  onError,
}: BetterAuthSettings) {
  const baseURL = siteUrl ?? 'http://localhost';
  return betterAuth({
    appName: siteName,
    baseURL,
    basePath: AUTH_PATH,
    secret,
    database: drizzleAdapter(orm, { provider: 'sqlite', schema }),
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => onError(message) },
    rateLimit: { enabled: false },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        disabledAt: { type: 'date', required: false, input: false },
      },
    },
    session: { expiresIn: SESSION_IDLE, updateAge: SESSION_TOUCH, freshAge: SESSION_FRESH },
    verification: { storeIdentifier: 'hashed' },
    account: { accountLinking: { enabled: true, trustedProviders: [] }, updateAccountOnSignIn: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      password: { hash: (password) => hashPassword(password, passwordCost), verify: verifyPassword },
    },
    databaseHooks: {
      session: { create: { before: async ({ userId }) => ((await mayEnter(userId)) ? undefined : false) } },
    },
    advanced: {
      // better-auth's own prefix would be __Secure-, which a subdomain may set.
      useSecureCookies: false,
      cookiePrefix: '__Host-latarnia',
      defaultCookieAttributes: { secure: true, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: ['x-forwarded-for'] },
    },
    plugins: [
      twoFactor({
        issuer: siteName,
        allowPasswordless: true,
        twoFactorCookieMaxAge: SECOND_FACTOR_WAIT,
      }),
      passkey({
        rpID: new URL(baseURL).hostname,
        rpName: siteName,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        // A passkey is both factors: whoever holds the device has to show that it is theirs.
        registration: {
          afterVerification: ({ verification }) => demandUser(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ verification }) => demandUser(verification.authenticationInfo.userVerified),
        },
        advanced: { webAuthnChallengeCookie: 'passkey' },
      }),
      refuseReplay(),
      linkSignIn(),
      nameSession(),
      genericOAuth({ config: oidc === null ? [] : [providerOf(oidc)] }),
      reportProviderSignIn(onProviderSignIn),
    ],
  });
}

export type BetterAuth = ReturnType<typeof createBetterAuth>;

function providerOf({ issuer, clientId, clientSecret, name }: OidcSettings) {
  return {
    providerId: OIDC_PROVIDER,
    name,
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    clientId,
    clientSecret,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    disableSignUp: true,
  };
}

function demandUser(isVerified: boolean | undefined): void {
  if (isVerified !== true) throw new APIError('UNAUTHORIZED', { code: 'USER_NOT_VERIFIED' });
}
