import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { REFUSAL_STATUS } from '../../../src/actions/refusal-status.ts';
import { FLAW_CODES } from '../../../src/domain/flaw.ts';

const by = (status: number) =>
  Object.entries(REFUSAL_STATUS).flatMap(([code, one]) => (one === status ? [code] : []));

test('what cannot be said can be mended: 422', () => {
  expect(by(422)).toEqual(expect.arrayContaining([...FLAW_CODES]));
});

test('what somebody else changed, or settled, is a conflict; what is not there is not found; 403 is one, and 503 is of the database', () => {
  expect(by(409)).toEqual([
    'conflict',
    'redact.never',
    'redact.twice',
    'redact.current',
    'redact.whole',
    'intent.settled',
    'maintenance.over',
    'import.replay',
    'import.redacted',
    'upgrade.unfinished',
    'machine.lost',
  ]);
  expect(by(404)).toEqual([
    'revision.unknown',
    'redact.part',
    'intent.unknown',
    'incident.unknown',
    'update.unknown',
    'maintenance.unknown',
    'words.unknown',
    'suggestion.unknown',
    'message.unknown',
    'token.unknown',
  ]);
  expect(by(403)).toEqual(['forbidden']);
  expect(by(503)).toEqual(['database.unsafe', 'database.behind', 'database.diverged', 'database.unusable']);
});

test('no other file gives a refusal a status of its own', () => {
  const deciding = globSync('src/**/*.ts').filter((file) =>
    /\bstatusOf\b|code === '([a-z]+[.][a-z.]+|forbidden|conflict)'\)? (\?|return) [45]\d\d/.test(
      readFileSync(file, 'utf8'),
    ),
  );
  expect(deciding).toEqual([]);
});
