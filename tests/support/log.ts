import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { user } from '../../db/auth-schema.ts';
import type { ActionContext } from '../../src/actions/context.ts';
import type { ContentDocument } from '../../src/domain/documents.ts';
import { type Authority, OPERATOR, type Role } from '../../src/domain/staff.ts';
import type { Instant } from '../../src/domain/time.ts';
import { inspectMarkdown } from '../../src/markdown/inspect.ts';
import { readDocument } from '../../src/markdown/read.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { StoredIntents } from '../../src/store/intents.ts';
import { EventLog } from '../../src/store/log.ts';
import { NOON } from './events.ts';

/** A folder of its own for one test, gone with it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latarnia-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

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
export async function openTestLog(url = `file:${join(temporaryFolder(), 'test.db')}`): Promise<TestLog> {
  const database = await openDatabase({ url, authToken: null });
  onTestFinished(() => database.close());
  const clock: TestClock = { now: NOON };
  const log = new EventLog(database, () => clock.now);
  const intents = new StoredIntents(log, () => clock.now);
  const as = (actor: string, authority = OPERATOR) => ({
    log,
    intents,
    inspect: inspectMarkdown,
    actor,
    authority,
  });
  return { database, log, intents, clock, url, as };
}

/** A log in which panels a and b and the features named are published. */
export async function openLogWith(features: readonly string[]): Promise<TestLog> {
  const test = await openTestLog();
  const documents = [panelDocument('a'), panelDocument('b'), ...features.map(featureDocument)];
  await test.log.append(() => [
    { type: 'content.published', payload: { documents }, since: null, actor: 'test' },
  ]);
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

/** A valid document; throws what is wrong with it. */
export function documentOf(path: string, frontMatter: string, body = ''): ContentDocument {
  const result = readDocument(path, `---\n${frontMatter.trim()}\n---\n${body}`);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.document;
}

export function panelDocument(id: string): ContentDocument {
  return documentOf(`pl/panels/${id}.md`, `title: Panel ${id.toUpperCase()}`);
}

export function featureDocument(id: string): ContentDocument {
  return documentOf(`pl/features/${id}.md`, `title: ${id}\narea: orders`);
}
