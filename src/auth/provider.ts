import { type Denied, deny, isRefusal } from './auth-context.ts';
import { AUTH_PATH, type BetterAuth, OIDC_PROVIDER, type OidcSettings } from './better-auth.ts';

/** How long the provider may take to say where its doors are (ms). */
const PATIENCE = 2000;

interface Departure {
  readonly ok: true;
  /** The provider's own page. */
  readonly url: string;
  readonly cookies: readonly string[];
}

/**
 * Signing in through the provider of the house. It has a better-auth of its own, made once the provider has answered:
 * better-auth waits for it without a limit, and nothing else shall wait with it.
 */
export class Provider {
  readonly #settings: OidcSettings;
  readonly #siteUrl: string;
  readonly #make: () => BetterAuth;
  #better: BetterAuth | null = null;

  constructor(settings: OidcSettings, siteUrl: string, make: () => BetterAuth) {
    this.#settings = settings;
    this.#siteUrl = siteUrl;
    this.#make = make;
  }

  /** Where to send a browser that shall come back to `next`, or to `failed` with `?error=`. */
  async depart(
    headers: Headers,
    { next, failed }: { readonly next: string; readonly failed: string },
  ): Promise<Departure | Denied<'provider-down'>> {
    if (!(await this.#answers())) return deny('provider-down');
    this.#better ??= this.#make();
    try {
      const { response, headers: answered } = await this.#better.api.signInSocial({
        headers,
        body: {
          provider: OIDC_PROVIDER,
          callbackURL: `${this.#siteUrl}${next}`,
          errorCallbackURL: `${this.#siteUrl}${failed}`,
          disableRedirect: true,
        },
        returnHeaders: true,
      });
      if (!response.url) return deny('provider-down');
      return { ok: true, url: response.url, cookies: answered.getSetCookie() };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return deny('provider-down');
    }
  }

  /** The browser came back with the provider's answer. */
  async arrive(headers: Headers, search: string): Promise<Response> {
    this.#better ??= this.#make();
    const address = `${this.#siteUrl}${AUTH_PATH}/callback/${OIDC_PROVIDER}${search}`;
    return this.#better.handler(new Request(address, { headers }));
  }

  async #answers(): Promise<boolean> {
    try {
      const address = `${this.#settings.issuer}/.well-known/openid-configuration`;
      const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
      await answer.body?.cancel();
      return answer.ok;
    } catch {
      return false;
    }
  }
}
