import type { Database } from '../../src/store/dialects/dialect.ts';
import { onPostgres } from './test-database.ts';

const GUARDS = ['events', 'event_payloads'].flatMap((table) =>
  ['insert', 'update', 'delete'].map((deed) => ({ table, name: `${table}_${deed}` })),
);

/** Takes away what keeps the log append-only, and its foreign keys, as somebody would who wants to rewrite it. */
export async function removeGuards({ client }: Database): Promise<void> {
  if (!onPostgres()) {
    await client.execute('PRAGMA foreign_keys = OFF');
    await client.executeMultiple(GUARDS.map(({ name }) => `DROP TRIGGER ${name}`).join(';'));
    return;
  }
  const dropped = GUARDS.map(({ table, name }) => `DROP TRIGGER ${name} ON ${table}`);
  const key = 'ALTER TABLE event_payloads DROP CONSTRAINT event_payloads_sequence_events_sequence_fk';
  await client.executeMultiple([...dropped, key].join(';'));
}

/** Ways to leave a guard there by its name, and have it refuse nothing. */
export function hollowGuards(): readonly string[] {
  return onPostgres()
    ? [
        'CREATE OR REPLACE FUNCTION events_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
        'ALTER TABLE events DISABLE TRIGGER events_update',
        'ALTER TABLE events ENABLE REPLICA TRIGGER events_update',
        `DROP TRIGGER events_update ON events;
          CREATE TRIGGER events_update AFTER UPDATE ON events FOR EACH STATEMENT EXECUTE FUNCTION events_update();
          ALTER TABLE events ENABLE ALWAYS TRIGGER events_update`,
      ]
    : [
        'DROP TRIGGER events_update; CREATE TRIGGER events_update BEFORE UPDATE ON events BEGIN SELECT 1; END',
      ];
}
