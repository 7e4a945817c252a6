import { eq } from 'drizzle-orm';
import { user } from '../../db/auth-schema.ts';
import { actorOf } from '../domain/staff.ts';
import type { Database, Orm } from '../store/dialects/dialect.ts';
import { AuditTable } from './audit.ts';
import type { AuthContext } from './auth-context.ts';
import { Authentication } from './authentication.ts';
import { type BetterAuthSettings, createBetterAuth } from './better-auth.ts';
import { KeptForms } from './kept-forms.ts';
import { OwnAccount } from './own-account.ts';
import { People } from './people.ts';
import { Proof } from './proof.ts';
import { Provider } from './provider.ts';
import { addressOf, type Throttle } from './throttle.ts';

export interface AuthSettings extends Omit<BetterAuthSettings, 'orm' | 'mayEnter' | 'onProviderSignIn'> {
  readonly throttle: Throttle;
}

/** Everything about who staff are and how they get in, over one connection to the database. */
export class Auth {
  readonly people: People;
  readonly audit: AuditTable;
  readonly authentication: Authentication;
  readonly account: OwnAccount;
  readonly proof: Proof;
  readonly kept: KeptForms;
  /** `null`: there is none. */
  readonly provider: Provider | null;

  constructor({ orm }: Pick<Database, 'orm'>, { throttle, oidc, ...rest }: AuthSettings) {
    const audit = new AuditTable(orm);
    const settings = {
      ...rest,
      orm,
      mayEnter: (id: string) => isEnabled(orm, id),
      onProviderSignIn: async (id: string, headers: Headers) => {
        const actor = actorOf(id);
        const facts = { method: 'provider', address: addressOf(headers) };
        await audit.record({ kind: 'sign-in.ok', actor, subject: actor, facts });
      },
    };
    const better = createBetterAuth({ ...settings, oidc: null });
    const context: AuthContext = { better, orm, audit, siteName: rest.siteName, throttle };
    this.audit = audit;
    this.people = new People(context);
    this.authentication = new Authentication(context, this.people);
    this.account = new OwnAccount(context);
    this.proof = new Proof(context);
    this.kept = new KeptForms(orm, rest.secret);
    this.provider =
      oidc === null || rest.siteUrl === null
        ? null
        : new Provider(oidc, rest.siteUrl, () => createBetterAuth({ ...settings, oidc }));
  }
}

async function isEnabled(orm: Orm, id: string): Promise<boolean> {
  const [found] = await orm.select({ disabledAt: user.disabledAt }).from(user).where(eq(user.id, id));
  return found !== undefined && found.disabledAt === null;
}
