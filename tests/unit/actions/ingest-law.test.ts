import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareFolder, ingestContent } from '../../../src/actions/ingest-content.ts';
import { redact } from '../../../src/actions/redact.ts';
import { undo } from '../../../src/actions/undo.ts';
import type { ContentDocument } from '../../../src/domain/documents.ts';
import { type Remembered, rememberFiles } from '../../../src/domain/folder-files.ts';
import { planPull } from '../../../src/domain/pull.ts';
import type { State } from '../../../src/domain/state.ts';
import { markdownDocument } from '../../support/documents.ts';
import { MemoryLog } from '../../support/memory-log.ts';
import { byStaff, withdrawnByStaff } from '../../support/state.ts';

const IDS = ['one', 'two'] as const;
type Id = (typeof IDS)[number];
const pathOf = (id: string) => `pl/faq/${id}.md`;
const say = (id: string, body: number) =>
  markdownDocument(pathOf(id), 'title: Q\narea: orders', `Words ${body}.`);

/** A machine: its folder, and what it remembers of it. */
interface Machine {
  readonly folder: Map<string, ContentDocument>;
  remembered: Remembered;
  /** Saved or removed since the log last agreed. */
  readonly touched: Set<string>;
  /** The words that this folder has held when it was looked at. */
  readonly held: Set<string>;
  isNew: boolean;
}

const machine = (): Machine => ({
  folder: new Map(),
  remembered: null,
  touched: new Set(),
  held: new Set(),
  isNew: true,
});

const filesIn = ({ folder }: Machine) =>
  [...folder.values()].map((document) => ({ path: document.path, sha256: document.sha256, document }));

const shaOf = (state: State, path: string) => state.documents[path]?.document.sha256 ?? null;
const here = (node: Machine, path: string) => node.folder.get(path)?.sha256 ?? null;
const versions = (state: State) =>
  new Set(state.changes.flatMap(({ documents }) => documents.flatMap(({ after }) => after?.sha256 ?? [])));

/** Looks into the folder as backstage does. Whoever does not hold the lease writes nothing. */
async function look(log: MemoryLog, node: Machine, isHolder: boolean): Promise<void> {
  const before = log.state;
  const files = filesIn(node);
  if (isHolder) await ingestContent(log.as('content'), files, () => node.remembered);
  const { state } = log;
  const paths = new Set([...Object.keys(before.documents), ...Object.keys(state.documents)]);
  for (const path of paths) {
    if (shaOf(before, path) === shaOf(state, path)) continue;
    const at = `${path} of revision ${state.revision}`;
    // Whatever is taken in was done here, or is seen for the first time and was never had.
    if (!node.touched.has(path)) {
      expect(node.isNew, at).toBe(true);
      expect(versions(before).has(here(node, path) ?? ''), at).toBe(false);
      expect(here(node, path), at).not.toBeNull();
    }
    // No file takes the place of words that staff said, unless its folder had those words before.
    const words = before.documents[path] ?? before.withdrawn[path];
    if (words?.byStaff !== true) continue;
    expect(node.held.has(`${path} ${shaOf(before, path)}`), at).toBe(true);
  }
  node.remembered = rememberFiles(state, compareFolder(state, files, node.remembered), node.remembered);
  node.isNew = false;
  for (const id of IDS) {
    const path = pathOf(id);
    if (here(node, path) !== shaOf(state, path)) continue;
    node.touched.delete(path);
    node.held.add(`${path} ${here(node, path)}`);
  }
}

const id = fc.constantFrom<Id>(...IDS);
const body = fc.integer({ min: 1, max: 4 });
const on = fc.constantFrom(0, 0, 0, 1);
const anyStep = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('save' as const), on, id, body }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), on, id }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('look' as const), on, isHolder: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('write' as const), id, body }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), id }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), back: fc.nat({ max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('redact' as const), back: fc.nat({ max: 4 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('pull' as const), on, isReadOnly: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget' as const), on }) },
);
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

async function take(log: MemoryLog, machines: readonly Machine[], step: Step): Promise<void> {
  const node = 'on' in step ? machines[step.on] : undefined;
  switch (step.kind) {
    case 'save':
      node?.folder.set(pathOf(step.id), say(step.id, step.body));
      node?.touched.add(pathOf(step.id));
      return;
    case 'remove':
      if (node?.folder.delete(pathOf(step.id))) node.touched.add(pathOf(step.id));
      return;
    case 'look':
      if (node) await look(log, node, step.isHolder);
      return;
    case 'write':
      log.say(byStaff('anna', say(step.id, step.body)));
      return;
    case 'withdraw':
      if (log.state.documents[pathOf(step.id)]) log.say(withdrawnByStaff('anna', pathOf(step.id)));
      return;
    case 'undo': {
      const { revision } = log.state;
      await undo(log.as('anna'), { revision: revision - step.back, expected: revision });
      return;
    }
    case 'redact':
      await redact(log.as('anna'), { revision: log.state.revision - step.back, reason: 'a name' });
      return;
    case 'pull': {
      if (!node || step.isReadOnly) return;
      const known = versions(log.state);
      const { write, remove } = planPull(log.state, filesIn(node));
      for (const path of [...write.map((document) => document.path), ...remove]) {
        const file = here(node, path);
        if (file !== null) expect(known.has(file), path).toBe(true);
        node.touched.add(path);
      }
      for (const document of write) node.folder.set(document.path, document);
      for (const path of remove) node.folder.delete(path);
      return;
    }
    case 'forget':
      if (!node) return;
      node.remembered = null;
      node.isNew = true;
      node.held.clear();
      return;
  }
}

test('in any order of saves, edits, undos, redactions, pulls and restarts no file beats newer words, and nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 30 }), async (steps) => {
      const log = new MemoryLog();
      const machines = [machine(), machine()];
      const said = new Set<string>();
      for (const step of steps) {
        const before = versions(log.state);
        await take(log, machines, step);
        // What was said is in the log for ever; a redaction alone takes something out of it.
        if (step.kind !== 'redact')
          for (const sha256 of before) expect(versions(log.state)).toContain(sha256);
        for (const sha256 of versions(log.state)) said.add(sha256);
      }
      const [node] = machines;
      if (!node) return;
      // A second look has nothing to say.
      await look(log, node, true);
      const { revision } = log.state;
      await look(log, node, true);
      expect(log.state.revision).toBe(revision);
      // What differs is the file's alone, or the log's; after a pull nothing differs but what the log has never had.
      const { write, remove, kept } = planPull(log.state, filesIn(node));
      for (const document of write) node.folder.set(document.path, document);
      for (const path of remove) node.folder.delete(path);
      await look(log, node, true);
      for (const { path, course } of compareFolder(log.state, filesIn(node), node.remembered)) {
        if (!kept.includes(path)) expect(`${path} ${course}`).toBe(`${path} same`);
      }
    }),
    { numRuns: 400 },
  );
});

test('a pull of fifty files, some of them written by staff meanwhile, is one history: the others are taken in at once', async () => {
  const log = new MemoryLog();
  const node = machine();
  const ids = Array.from({ length: 50 }, (_, index) => `q${index}`);
  for (const one of ids) node.folder.set(pathOf(one), say(one, 1));
  await look(log, node, true);
  expect(log.state.revision).toBe(1);
  const edited = ids.slice(0, 5);
  for (const one of edited) log.say(byStaff('anna', say(one, 2)));
  const { revision } = log.state;
  for (const one of ids) node.folder.set(pathOf(one), say(one, 3));
  node.folder.delete(pathOf('q49'));
  await ingestContent(log.as('content'), filesIn(node), () => node.remembered);
  expect(
    log.state.changes.slice(revision).map(({ type, documents }) => `${type} ${documents.length}`),
  ).toEqual(['content.published 44', 'content.withdrawn 1']);
  const compared = compareFolder(log.state, filesIn(node), node.remembered);
  expect(compared.filter(({ course }) => course === 'conflict').map(({ path }) => path)).toEqual(
    edited.map(pathOf),
  );
  for (const one of edited) expect(shaOf(log.state, pathOf(one))).toBe(say(one, 2).sha256);
});
