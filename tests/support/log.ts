import { onTestFinished } from 'vitest';
import { user } from '../../db/auth-schema.ts';
import type { ActionContext } from '../../src/actions/context.ts';
import { type Authority, OPERATOR, type Role } from '../../src/domain/staff.ts';
import type { Instant } from '../../src/domain/time.ts';
import { inspectMarkdown } from '../../src/markdown/inspect.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/dialects/dialect.ts';
import { StoredIntents } from '../../src/store/intents.ts';
import { EventLog } from '../../src/store/log.ts';
import { featureDocument, panelDocument } from './documents.ts';
import { NOON } from './events.ts';
import { manuscripts } from './manuscripts.ts';
import { published } from './state.ts';
import { newDatabaseUrl } from './test-database.ts';

/** A wall clock that a test moves. */
export interface TestClock {
  now: Instant;
}

export interface TestLog {
  readonly database: Database;
  readonly log: EventLog;
  readonly intents: StoredIntents;
  readonly clock: TestClock;
  readonly url: string;
  /** By default somebody who may do everything. */
  as(actor: string, authority?: Authority): ActionContext;
}

/** An empty log in a database of its own. */
export async function openTestLog(at?: string): Promise<TestLog> {
  const url = at ?? (await newDatabaseUrl());
  const database = await openDatabase({ url, authToken: null });
  onTestFinished(() => database.close());
  const clock: TestClock = { now: NOON };
  const log = new EventLog(database, () => clock.now);
  const intents = new StoredIntents(log, () => clock.now);
  const as = (actor: string, authority = OPERATOR) => ({
    log,
    intents,
    inspect: inspectMarkdown,
    manuscripts,
    actor,
    authority,
  });
  return { database, log, intents, clock, url, as };
}

/** A log in which panels a and b and the features named are published. */
export async function openLogWith(features: readonly string[]): Promise<TestLog> {
  const test = await openTestLog();
  const documents = [panelDocument('a'), panelDocument('b'), ...features.map((id) => featureDocument(id))];
  await test.log.append(() => [published(...documents)]);
  return test;
}

/** Somebody of the staff, as a row of the table. */
export async function addStaff(
  { database }: TestLog,
  id: string,
  role: Role,
  isDisabled = false,
): Promise<void> {
  await database.orm.insert(user).values({
    id,
    name: id,
    email: `${id}@example.com`,
    emailVerified: true,
    createdAt: new Date(),
    updatedAt: new Date(),
    role,
    disabledAt: isDisabled ? new Date() : null,
  });
}
