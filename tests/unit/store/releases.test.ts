import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseDay } from '../../../src/domain/day.ts';
import { EVENT_TYPES } from '../../../src/domain/events.ts';
import { project } from '../../../src/domain/projection.ts';
import { canonicalJson, hashLink } from '../../../src/store/chain.ts';
import { isWholePayload, openPayload } from '../../../src/store/sealed-payload.ts';
import { upcast } from '../../../src/store/upcast.ts';

/** The log of each release, as its database held it. They stay, and are replayed for ever. */
const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const releases = readdirSync(FIXTURES).flatMap((name) => /^log-(\d+\.\d+\.\d+)\.json$/.exec(name)?.[1] ?? []);

const rows = z.array(
  z.object({
    sequence: z.number(),
    log_id: z.string(),
    type: z.string(),
    version: z.number(),
    recorded_at: z.string(),
    effective_at: z.string(),
    since: z.string().nullable(),
    actor: z.string(),
    change_id: z.string(),
    payload: z.string().nullable(),
    payload_digest: z.string(),
    previous_hash: z.string(),
    hash: z.string(),
    salt: z.string().nullable(),
  }),
);
/** What no change of an old release says, because it could not be said then. */
const UNSAID = { reason: null, forced: false };
const states = z.looseObject({
  changes: z.array(z.looseObject({})),
  promise: z.looseObject({ nextUpdateBy: z.string().nullable() }).nullish(),
});
const read = (name: string): unknown => JSON.parse(readFileSync(`${FIXTURES}${name}`, 'utf8'));

test.for(releases)('the log of release %s gives the state it gave then', (release) => {
  const events = rows.parse(read(`log-${release}.json`)).map((row) =>
    upcast(
      {
        sequence: row.sequence,
        logId: row.log_id,
        version: row.version,
        recordedAt: row.recorded_at,
        effectiveAt: row.effective_at,
        since: row.since === null ? null : parseDay(row.since),
        actor: row.actor,
        changeId: row.change_id,
        hash: row.hash,
      },
      row.type,
      row.payload === null ? null : openPayload(row, row.payload),
    ),
  );
  const { changes, promise, ...then } = states.parse(read(`log-${release}.state.json`));
  // The index only sorts what the changes say.
  const { index: _index, ...state } = project(events);
  expect(state).toMatchObject({
    ...then,
    // It ends with its incident now, and holds again, as of then, once that end is taken back.
    ...(promise === undefined ? {} : { promise: promise && { nextUpdateBy: promise.nextUpdateBy } }),
    changes: changes.map((change) => ({ ...UNSAID, ...change })),
  });
});

test.for(releases)('the chain of release %s still holds, redacted payloads and all', (release) => {
  let previousHash = '';
  for (const row of rows.parse(read(`log-${release}.json`))) {
    if (row.payload !== null && row.salt !== null) {
      const json = canonicalJson(JSON.parse(row.payload));
      expect(isWholePayload(row, row.salt, json, row.payload_digest)).toBe(true);
    }
    const { sequence, type, version, since, actor } = row;
    const link = { previousHash, sequence, type, version, since, actor };
    const columns = { logId: row.log_id, recordedAt: row.recorded_at, effectiveAt: row.effective_at };
    expect(row.hash).toBe(
      hashLink({ ...link, ...columns, changeId: row.change_id, payloadDigest: row.payload_digest }),
    );
    previousHash = row.hash;
  }
});

test('every type of event there is stands in the log of some release', () => {
  const seen = releases.flatMap((release) => rows.parse(read(`log-${release}.json`)).map(({ type }) => type));
  expect(new Set(seen)).toEqual(new Set(EVENT_TYPES));
});
