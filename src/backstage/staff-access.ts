import type { Auth } from '../auth/auth.ts';
import type { Admission } from '../auth/authentication.ts';
import { actorOf, rightsOf } from '../domain/staff.ts';
import type { PartInTrouble } from '../domain/surroundings.ts';
import { tellActor } from '../i18n/actor-names.ts';
import type { StaffAccess } from '../staff/staff-access.ts';
import type { Site, StaffSession } from '../staff/staff-session.ts';
import { namesOfActors } from './actor-names.ts';
import type { App } from './app.ts';
import type { AuthConnection } from './auth-connection.ts';
import { wallClock } from './wall-clock.ts';

/** What of backstage staff are told, beside the log. */
interface Parts {
  readonly changedPaths: Site['changedPaths'];
  readonly pageAfter: Site['pageAfter'];
  troubles(): readonly PartInTrouble[];
}

/** The way into the staff area, as backstage makes it: who somebody is meets what there is to do. */
export class BackstageAccess implements StaffAccess {
  readonly providerName: string | null;
  readonly #app: App;
  readonly #auth: AuthConnection;
  readonly #parts: Parts;

  constructor(app: App, auth: AuthConnection, parts: Parts) {
    this.providerName = app.config.oidc?.name ?? null;
    this.#app = app;
    this.#auth = auth;
    this.#parts = parts;
  }

  use<T>(work: (auth: Auth) => Promise<T>): Promise<T> {
    return this.#auth.use(work);
  }

  async sessionOf({ person, sessionId, since }: Admission): Promise<StaffSession> {
    const { id, name, email, role } = person;
    const actor = actorOf(id);
    const people = await this.use((auth) => auth.people.list());
    const names = await namesOfActors(people, this.#app.tokens);
    const disabled = new Set(people.filter((one) => one.isDisabled).map((one) => actorOf(one.id)));
    return {
      member: { id, name, email, role, may: rightsOf(role) },
      sessionId,
      since,
      actions: this.#app.actionContext(actor, { kind: 'staff', role }),
      drafts: this.#app.drafts,
      audit: {
        record: (record) => this.use((auth) => auth.audit.record({ ...record, actor })),
        list: (query) => this.use((auth) => auth.audit.list(query)),
        kinds: () => this.use((auth) => auth.audit.kinds()),
      },
      tokens: this.#app.tokenContext(actor, { kind: 'staff', role }),
      notices: this.#app.noticeContext(actor, { kind: 'staff', role }),
      site: {
        changedPaths: this.#parts.changedPaths,
        pageAfter: this.#parts.pageAfter,
        unproven: () => this.#app.log.unproven,
        follow: (told) => this.#app.onChange(told),
      },
      wall: wallClock,
      isSignedIn: () => this.use((auth) => auth.authentication.stands(sessionId)),
      surroundings: async () => ({
        intents: (await this.#app.intents.open()).map((intent) => ({
          ...intent,
          refusal: intent.status === 'refused' ? intent.refusal.message : null,
        })),
        files: this.#app.content.filesInError,
        conflicts: this.#app.content.conflicts,
        troubles: this.#parts.troubles(),
        notifyPause: await this.#app.notifying.pauseOfSomebody(),
        authority: { sent: await this.#app.notices.list(), wall: wallClock() },
        suggestions: await this.#app.suggestions.list(),
      }),
      suggestions: this.#app.suggestions,
      notifying: this.#app.notifying,
      nameOf: (one, locale) => tellActor(one, names, locale),
      isDisabled: (one) => disabled.has(one),
    };
  }
}
