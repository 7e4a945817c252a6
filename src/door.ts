import type { App } from './app.ts';
import type { Auth } from './auth/auth.ts';
import type { Admission } from './auth/entry.ts';
import { actorOf } from './auth/kit.ts';
import type { AuthConnection } from './auth-connection.ts';
import type { Desk } from './staff/desk.ts';
import type { Door } from './staff/door.ts';

/** The way into the staff area, as backstage makes it: who somebody is meets what there is to do. */
export class BackstageDoor implements Door {
  readonly providerName: string | null;
  readonly #app: App;
  readonly #auth: AuthConnection;

  constructor(app: App, auth: AuthConnection) {
    this.providerName = app.config.oidc?.name ?? null;
    this.#app = app;
    this.#auth = auth;
  }

  use<T>(work: (auth: Auth) => Promise<T>): Promise<T> {
    return this.#auth.use(work);
  }

  async deskOf({ person, sessionId }: Admission): Promise<Desk> {
    const { id, name, email, role } = person;
    const actor = actorOf(id);
    const people = await this.use((auth) => auth.people.list());
    const names = new Map(people.map((one) => [actorOf(one.id), one.name]));
    return {
      member: { id, name, email, role },
      sessionId,
      actions: this.#app.actionContext(actor, { kind: 'staff', role }),
      audit: {
        record: (record) => this.use((auth) => auth.audit.record({ ...record, actor })),
        list: (filter) => this.use((auth) => auth.audit.list(filter)),
      },
      nameOf: (one) => names.get(one) ?? one,
    };
  }
}
