import { describe, expect, test } from 'vitest';
import type { ContentDocument } from '../../../src/domain/documents.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import {
  courseOfFile,
  type FileCourse,
  type Remembered,
  rememberedByLog,
} from '../../../src/domain/folder-files.ts';
import { project } from '../../../src/domain/projection.ts';
import { markdownDocument } from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import { byStaff, published, undoing, withdrawn, withdrawnByStaff } from '../../support/state.ts';

const PATH = 'pl/faq/q.md';
const words = (body: string): ContentDocument => markdownDocument(PATH, 'title: Q\narea: orders', body);
const [former, base, file, staff] = [words('former'), words('base'), words('file'), words('staff')];

/** What a file is next to that of which the log knows: it lies as it was taken in, was changed, or is gone. */
type Lying = 'same' | 'changed' | 'reverted' | 'gone' | 'equal';

const lyingOf = (lying: Lying, now: ContentDocument | null) =>
  ({ same: base, changed: file, reverted: former, gone: null, equal: now })[lying]?.sha256 ?? null;

function courseOf(said: readonly DraftEvent[], lying: Lying, remembered?: Remembered): FileCourse {
  const state = project(eventsOf(said));
  const now = state.documents[PATH]?.document ?? null;
  const seen = remembered === undefined ? rememberedByLog(state) : remembered;
  return courseOfFile(state, { path: PATH, sha256: lyingOf(lying, now) }, seen, () => true);
}

const taken = [published(former), published(base)];
/** What the log says of a file that was taken in twice. */
const LOGS = {
  'as the file': taken,
  'changed by staff': [...taken, byStaff('anna', staff)],
  'withdrawn by staff': [...taken, withdrawnByStaff('anna', PATH)],
  undone: [...taken, undoing(2, { documents: [{ path: PATH, document: former }] })],
  'written by staff and undone': [
    ...taken,
    byStaff('anna', staff),
    undoing(3, { documents: [{ path: PATH, document: base }] }),
  ],
} as const;

describe('a file of the folder, next to what the log says', () => {
  test.for<[keyof typeof LOGS, Lying, FileCourse]>([
    ['as the file', 'same', 'same'],
    ['as the file', 'changed', 'taken'],
    ['as the file', 'reverted', 'taken'],
    ['as the file', 'gone', 'withdrawn'],
    ['changed by staff', 'same', 'behind'],
    ['changed by staff', 'changed', 'conflict'],
    ['changed by staff', 'reverted', 'conflict'],
    ['changed by staff', 'gone', 'conflict'],
    ['changed by staff', 'equal', 'seen'],
    ['withdrawn by staff', 'same', 'behind'],
    ['withdrawn by staff', 'changed', 'conflict'],
    ['withdrawn by staff', 'reverted', 'conflict'],
    ['withdrawn by staff', 'gone', 'seen'],
    ['undone', 'same', 'behind'],
    ['undone', 'changed', 'taken'],
    ['undone', 'equal', 'seen'],
    ['undone', 'gone', 'withdrawn'],
    ['written by staff and undone', 'same', 'same'],
    ['written by staff and undone', 'changed', 'taken'],
    ['written by staff and undone', 'gone', 'withdrawn'],
  ])('%s, and the file %s: %s', ([log, lying, course]) => {
    expect(courseOf(LOGS[log], lying)).toBe(course);
  });

  test.for<[string, readonly DraftEvent[], Lying, FileCourse]>([
    ['nobody spoke of', [], 'changed', 'taken'],
    ['staff alone wrote', [byStaff('anna', staff)], 'gone', 'behind'],
    ['staff alone wrote', [byStaff('anna', staff)], 'changed', 'conflict'],
    ['staff alone wrote', [byStaff('anna', staff)], 'equal', 'seen'],
  ])('a document that %s', ([, said, lying, course]) => {
    expect(courseOf(said, lying)).toBe(course);
  });

  test.for<[keyof typeof LOGS, Lying, FileCourse]>([
    ['as the file', 'same', 'same'],
    ['as the file', 'changed', 'taken'],
    ['as the file', 'reverted', 'stale'],
    ['as the file', 'gone', 'stale'],
    ['changed by staff', 'same', 'behind'],
    ['changed by staff', 'reverted', 'stale'],
    ['changed by staff', 'changed', 'conflict'],
    ['changed by staff', 'gone', 'stale'],
    ['withdrawn by staff', 'same', 'behind'],
    ['withdrawn by staff', 'changed', 'conflict'],
  ])('seen for the first time: %s, and the file %s: %s', ([log, lying, course]) => {
    expect(courseOf(LOGS[log], lying, null)).toBe(course);
  });

  test('once words were redacted nobody can tell what the log has never had: what is seen first is left to people', () => {
    const redacted = eventsOf([
      ...taken,
      published(markdownDocument('pl/faq/x.md', 'title: X\narea: orders', '')),
    ]).map((event) => (event.sequence === 1 ? { ...event, payload: null } : event));
    const state = project(redacted);
    const newcomer = { path: 'pl/faq/new.md', sha256: file.sha256 };
    expect(courseOfFile(state, newcomer, null, () => true)).toBe('stale');
    expect(courseOfFile(state, { path: PATH, sha256: former.sha256 }, null, () => true)).toBe('stale');
    expect(courseOfFile(state, newcomer, new Map(), () => true)).toBe('taken');
  });

  test('a withdrawn document comes back from no folder that is seen for the first time', () => {
    const said = [published(base), withdrawn(PATH)];
    expect(courseOf(said, 'same', null)).toBe('stale');
    expect(courseOf(said, 'changed', null)).toBe('stale');
    expect(courseOf(said, 'changed')).toBe('taken');
  });

  test('words that are written into the folder while staff go on writing are on their way, and in nobody’s way', () => {
    const said = [...taken, byStaff('anna', file), byStaff('anna', staff)];
    expect(courseOf(said, 'changed')).toBe('behind');
  });

  test('a file with a mistake is left alone, whatever the log says', () => {
    for (const said of Object.values(LOGS)) {
      const state = project(eventsOf(said));
      const broken = { path: PATH, sha256: 'wrong' };
      expect(courseOfFile(state, broken, rememberedByLog(state), () => false)).toBe('broken');
      expect(courseOfFile(state, { path: PATH, sha256: '' }, rememberedByLog(state), () => false)).toBe(
        'broken',
      );
    }
  });
});
