import { eq } from 'drizzle-orm';
import { user } from '../../db/auth-schema.ts';
import type { Database } from '../store/database.ts';
import { AuditLog } from './audit.ts';
import { type BetterAuthSettings, createBetterAuth } from './better-auth.ts';
import { Entry } from './entry.ts';
import type { Kit } from './kit.ts';
import { People } from './people.ts';
import type { Throttle } from './throttle.ts';

export interface AuthSettings extends Omit<BetterAuthSettings, 'orm' | 'mayEnter'> {
  readonly throttle: Throttle;
}

/** Everything about who staff are and how they get in, over one connection to the database. */
export class Auth {
  readonly people: People;
  readonly audit: AuditLog;
  readonly entry: Entry;

  constructor({ orm }: Pick<Database, 'orm'>, { throttle, ...settings }: AuthSettings) {
    this.audit = new AuditLog(orm);
    const better = createBetterAuth({
      ...settings,
      orm,
      mayEnter: async (id) => {
        const [found] = await orm.select({ disabledAt: user.disabledAt }).from(user).where(eq(user.id, id));
        return found !== undefined && found.disabledAt === null;
      },
    });
    const kit: Kit = { better, orm, audit: this.audit, siteName: settings.siteName };
    this.people = new People(kit);
    this.entry = new Entry(kit, this.people, throttle);
  }
}
