import { onTestFinished } from 'vitest';
import { Auth, type AuthSettings } from '../../src/auth/auth.ts';
import type { Cookies } from '../../src/auth/auth-context.ts';
import type { Doer, Person } from '../../src/auth/people.ts';
import { Throttle } from '../../src/auth/throttle.ts';
import { OPERATOR, type Role } from '../../src/domain/staff.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/dialects/dialect.ts';
import { newDatabaseUrl } from './test-database.ts';

export const OPERATOR_DOER: Doer = { actor: 'cli:test', authority: OPERATOR };
export const PASSWORD = 'staple-lantern-owl-7';

export interface TestAuth {
  readonly auth: Auth;
  readonly database: Database;
}

/** Everything about staff, over an empty database. */
export async function openAuth(settings: Partial<AuthSettings> = {}): Promise<TestAuth> {
  const database = await openDatabase({
    url: await newDatabaseUrl(),
    authToken: null,
  });
  onTestFinished(() => database.close());
  const auth = new Auth(database, {
    secret: 'a secret of more than thirty-two characters',
    siteUrl: null,
    siteName: 'Status',
    oidc: null,
    throttle: new Throttle(),
    passwordCost: { memory: 64, passes: 1 },
    onError: () => undefined,
    ...settings,
  });
  return { auth, database };
}

/** An answer that no authenticator gave. */
export const NO_AUTHENTICATOR = {
  id: 'x',
  rawId: 'x',
  type: 'public-key',
  clientExtensionResults: {},
  response: { clientDataJSON: 'x', authenticatorData: 'x', signature: 'x' },
} as const;

/** What a browser sends along: the cookies it was given, and where it is. */
export function headersOf(cookies: Cookies = [], address = '203.0.113.9'): Headers {
  const jar = new Map<string, string>();
  for (const cookie of cookies) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  }
  return new Headers({
    Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    'X-Forwarded-For': address,
  });
}

/** Somebody who has accepted their invitation, with the cookies of that. */
export async function enrol(
  auth: Auth,
  role: Role = 'viewer',
  email = `${role}@example.com`,
): Promise<{
  readonly person: Person;
  readonly cookies: Cookies;
}> {
  const invited = await auth.people.add(OPERATOR_DOER, { email, role, name: 'Ada' });
  if (!invited.ok) throw new Error(invited.message);
  const entered = await auth.authentication.acceptInvitation(headersOf(), {
    token: invited.token,
    name: 'Ada',
    password: PASSWORD,
  });
  if (!entered.ok) throw new Error(entered.code);
  return { person: invited.person, cookies: entered.cookies };
}
