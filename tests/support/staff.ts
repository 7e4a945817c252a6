import type { ActionContext } from '../../src/actions/context.ts';
import { LIMITS } from '../../src/actions/limits.ts';
import { type Role, rightsOf } from '../../src/domain/staff.ts';
import type { Surroundings } from '../../src/domain/surroundings.ts';
import { tellActor } from '../../src/i18n/actor-names.ts';
import type { StaffSession } from '../../src/staff/staff-session.ts';
import type { ViewContext } from '../../src/views/context.ts';
import type { StaffViewContext } from '../../src/views/staff/context.ts';
import { NOON } from './events.ts';

/** What a view of the staff area is given: somebody of a role, and a name for them. */
export function staffContextOf(context: ViewContext, role: Role = 'admin'): StaffViewContext {
  return {
    ...context,
    member: { id: '7', name: 'Ewa', role, may: rightsOf(role) },
    limits: LIMITS,
    nameOf: (actor) => tellActor(actor, NAMES, context.locale),
  };
}

const NAMES = new Map([['staff:7', 'Ewa']]);

/** Backstage with nothing to tell. */
export const QUIET: Surroundings = { intents: [], files: [], conflicts: [], troubles: [], suggestions: [] };

/** A session at which somebody of a role sits; they are called Ewa, and backstage has nothing to tell. */
export function sessionOf(
  actions: ActionContext,
  role: Role,
  parts: Partial<StaffSession> = {},
): StaffSession {
  const unused = async () => {
    throw new Error('not for this test');
  };
  return {
    member: { id: '7', name: 'Ewa', email: 'ewa@example.com', role, may: rightsOf(role) },
    actions,
    drafts: { list: async () => [], find: async () => null, save: unused, discard: unused },
    sessionId: 'session',
    since: new Date(0),
    audit: { list: async () => [], kinds: async () => [], record: async () => undefined },
    site: {
      changedPaths: async () => [],
      pageAfter: async () => null,
      unproven: () => null,
      follow: () => () => undefined,
    },
    tokens: {
      tokens: { issue: unused, list: unused, find: unused, revoke: unused, authenticate: unused },
      audit: { record: async () => undefined },
      actor: actions.actor,
      authority: actions.authority,
      now: NOON,
    },
    notices: {
      notices: { list: async () => [], note: unused },
      actor: actions.actor,
      authority: actions.authority,
      wall: NOON,
    },
    wall: () => NOON,
    isSignedIn: async () => true,
    surroundings: async () => QUIET,
    suggestions: {
      list: async () => [],
      find: async () => [],
      take: unused,
      dismiss: unused,
      forget: unused,
    },
    notifying: {
      rate: null,
      status: async () => ({ cursor: null, pause: null, channels: [], failures: [] }),
      pauseOfSomebody: async () => null,
      concerned: async () => [],
      toldOf: async () => [],
      pause: unused,
      resume: unused,
      retry: unused,
      reaches: () => true,
      test: unused,
    },
    nameOf: (actor, locale) => tellActor(actor, NAMES, locale),
    isDisabled: () => false,
    ...parts,
  };
}
