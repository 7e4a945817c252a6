import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adoptFolder } from '../../../src/actions/adopt-folder.ts';
import { applyProposal } from '../../../src/actions/apply-proposal.ts';
import { compareFolder, ingestContent } from '../../../src/actions/ingest-content.ts';
import type { WordsProposal } from '../../../src/actions/proposal.ts';
import { redact } from '../../../src/actions/redact.ts';
import { settleFile } from '../../../src/actions/settle-file.ts';
import { undo } from '../../../src/actions/undo.ts';
import { versionsOfDocument } from '../../../src/domain/document-versions.ts';
import type { ContentDocument } from '../../../src/domain/documents.ts';
import { type Remembered, rememberFiles } from '../../../src/domain/folder-files.ts';
import { planPull } from '../../../src/domain/pull.ts';
import type { State } from '../../../src/domain/state.ts';
import { markdownDocument } from '../../support/documents.ts';
import { MemoryLog } from '../../support/memory-log.ts';
import { byStaff, published } from '../../support/state.ts';

/** The last is one that staff rename to, and that may be a file as well. */
const IDS = ['one', 'two', 'three'] as const;
type Id = (typeof IDS)[number];
const pathOf = (id: string) => `pl/faq/${id}.md`;
const say = (id: string, body: number) =>
  markdownDocument(pathOf(id), `title: Q ${id}\narea: orders`, `Words ${body}.`);
const SITE = markdownDocument('pl/site.md', 'title: Status\nareas:\n  orders: Orders');

/** A machine: its folder, and what it remembers of it. */
interface Machine {
  readonly folder: Map<string, ContentDocument>;
  remembered: Remembered;
  /** Saved or removed since the log last agreed. */
  readonly touched: Set<string>;
  /** By path what it has held whenever it was looked at, since it last said what the log said. */
  readonly held: Map<string, Set<string>>;
  isNew: boolean;
}

const machine = (): Machine => ({
  folder: new Map([[SITE.path, SITE]]),
  remembered: null,
  touched: new Set(),
  held: new Map(),
  isNew: true,
});

const filesIn = ({ folder }: Machine) =>
  [...folder.values()].map((document) => ({ path: document.path, sha256: document.sha256, document }));

const shaOf = (state: State, path: string) => state.documents[path]?.document.sha256 ?? null;
const here = (node: Machine, path: string) => node.folder.get(path)?.sha256 ?? null;
const lastChange = ({ changes }: State, path: string) =>
  changes.findLast(({ documents }) => documents.some((one) => one.path === path));
/** Words that were withdrawn are gone by that very withdrawal. */
const wordsOf = (state: State, path: string, sha256: string | null) =>
  sha256 ?? `gone in revision ${state.withdrawn[path]?.revision ?? lastChange(state, path)?.revision}`;
const versions = (state: State) =>
  new Set(state.changes.flatMap(({ documents }) => documents.flatMap(({ after }) => after?.sha256 ?? [])));

/** Whether it was said last, or taken away, in the browser; also where an undo gave it back. */
const isOfStaff = (state: State, path: string) => {
  if ((state.documents[path] ?? state.withdrawn[path])?.byStaff === true) return true;
  const last = lastChange(state, path);
  if (last?.type !== 'change.undone') return last?.type.startsWith('words.') === true;
  const sha256 = shaOf(state, path);
  const said = state.changes.findLast(
    ({ type, documents }) =>
      type !== 'change.undone' &&
      documents.some(({ path: own, after }) => own === path && after?.sha256 === sha256),
  );
  return said?.type === 'words.published';
};

/** What stands at each path, by whom, and what the folder is compared with. */
const standing = ({ documents, withdrawn, ingested }: State) => ({
  documents: new Map(
    Object.entries(documents).map(([path, { document, byStaff }]) => [path, `${document.sha256} ${byStaff}`]),
  ),
  withdrawn: new Map(Object.entries(withdrawn).map(([path, { byStaff }]) => [path, byStaff])),
  ingested,
});

const wordsWereRedacted = ({ changes }: State) =>
  changes.some(({ type, isRedacted }) => isRedacted === true && /^(?:content|words|change)/.test(type));

/** Looks into the folder as backstage does. Whoever does not hold the lease writes nothing. */
async function look(
  log: MemoryLog,
  node: Machine,
  isHolder: boolean,
  takenOut: ReadonlySet<string>,
): Promise<void> {
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
    // What was taken out of the log does not come back out of an old folder.
    if (node.isNew) expect(takenOut.has(here(node, path) ?? ''), at).toBe(false);
    // No file takes the place of words that staff said, unless its folder had those words before.
    if (!isOfStaff(before, path)) continue;
    expect([...(node.held.get(path) ?? [])], at).toContain(wordsOf(before, path, shaOf(before, path)));
  }
  node.remembered = rememberFiles(state, compareFolder(state, files, node.remembered), node.remembered);
  node.isNew = false;
  for (const id of IDS) {
    const path = pathOf(id);
    const isAgreed = here(node, path) === shaOf(state, path);
    if (isAgreed) node.touched.delete(path);
    const held = (isAgreed ? null : node.held.get(path)) ?? new Set();
    node.held.set(path, held.add(wordsOf(state, path, here(node, path))));
  }
}

const id = fc.constantFrom<Id>(...IDS);
const body = fc.integer({ min: 1, max: 4 });
const on = fc.constantFrom(0, 0, 0, 1);
const which = fc.nat({ max: 2 });
/** How many revisions ago somebody opened the form. */
const late = fc.constantFrom(0, 0, 0, 1, 3);
const anyStep = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('save' as const), on, id, body }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), on, id }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('look' as const), on, isHolder: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('write' as const), id, body, late }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), which, late }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rename' as const), which, name: id, late }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('bring-back' as const), which, back: fc.nat({ max: 3 }), late }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), back: fc.nat({ max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('redact' as const), back: fc.nat({ max: 4 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('pull' as const), on, isReadOnly: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget' as const), on }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('adopt' as const), on, id }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('settle' as const),
      way: fc.constantFrom('file', 'site', 'both'),
    }),
  },
);
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/** One of those, the site's own words apart. */
const oneOf = (paths: readonly string[], which: number) => {
  const own = paths.filter((path) => path !== SITE.path);
  return own[which % own.length] ?? pathOf('one');
};

type InBrowser = WordsProposal extends infer P
  ? P extends unknown
    ? Omit<P, 'verb' | 'expected'>
    : never
  : never;

/** Does what a form of the staff does, or is refused. */
async function inBrowser(log: MemoryLog, late: number, proposal: InBrowser): Promise<void> {
  const expected = Math.max(0, log.state.revision - late);
  await applyProposal(log.as('staff:anna'), { verb: 'words', ...proposal, expected });
}

async function take(
  log: MemoryLog,
  machines: readonly Machine[],
  step: Step,
  takenOut: ReadonlySet<string>,
): Promise<void> {
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
      if (node) await look(log, node, step.isHolder, takenOut);
      return;
    case 'write': {
      const pl = { title: `Q ${step.id}`, area: 'orders', body: `Words ${step.body}.` };
      await inBrowser(log, step.late, {
        kind: 'writing',
        documents: [{ path: pathOf(step.id), pl, en: null, translationStands: false }],
      });
      return;
    }
    case 'withdraw':
      await inBrowser(log, step.late, {
        kind: 'withdrawing',
        withdrawn: [{ path: oneOf(Object.keys(log.state.documents), step.which), lastWords: null }],
      });
      return;
    case 'rename': {
      const path = oneOf(Object.keys(log.state.documents), step.which);
      await inBrowser(log, step.late, { kind: 'renaming', path, name: step.name });
      return;
    }
    case 'bring-back': {
      const path = oneOf(Object.keys({ ...log.state.withdrawn, ...log.state.documents }), step.which);
      const revision = versionsOfDocument(log.state, path).at(step.back)?.revision ?? 1;
      await inBrowser(log, step.late, { kind: 'bringing-back', paths: [path], revision });
      return;
    }
    case 'settle': {
      // It is shown by the node in whose folder it is.
      const { state } = log;
      const compared = machines.flatMap((one) => compareFolder(state, filesIn(one), one.remembered));
      const conflict = compared.find(({ course }) => course === 'conflict');
      if (!conflict) return;
      const { path, sha256, file } = conflict;
      const { document = null } = file ?? {};
      const says =
        step.way === 'site'
          ? ('site' as const)
          : step.way === 'both' && document
            ? { both: document }
            : { file: document };
      const outcome = await settleFile(log.as('staff:ola'), { path, sha256, says, expected: state.revision });
      // What is put together must be a document of the site; all else is done.
      if (!outcome.ok) expect([step.way, outcome.code]).toEqual(['both', 'words.mistaken']);
      if (!outcome.ok) return;
      for (const one of machines) {
        const now = compareFolder(log.state, filesIn(one), one.remembered).find((own) => own.path === path);
        if (now?.sha256 === sha256) expect(now.course, path).not.toBe('conflict');
      }
      return;
    }
    case 'adopt': {
      if (!node) return;
      await adoptFolder(log.as('op'), filesIn(node), [pathOf(step.id)]);
      return;
    }
    case 'undo': {
      const { revision } = log.state;
      await undo(log.as('anna'), { revision: revision - step.back, expected: revision });
      return;
    }
    case 'redact': {
      const before = standing(log.state);
      await redact(log.as('anna'), { revision: log.state.revision - step.back, reason: 'a name' });
      const after = standing(log.state);
      expect({ ...after, withdrawn: [] }).toEqual({ ...before, withdrawn: [] });
      // Of what is not in the log at all any more nobody knows that it was withdrawn.
      for (const [path, isByStaff] of after.withdrawn) {
        expect([...before.withdrawn.keys()]).toContain(path);
        expect(isByStaff ?? before.withdrawn.get(path), path).toBe(isByStaff);
      }
      return;
    }
    case 'pull': {
      if (!node || step.isReadOnly) return;
      const known = versions(log.state);
      const { write, remove, aside } = planPull(log.state, filesIn(node));
      for (const path of [...write.map((document) => document.path), ...remove]) {
        const file = here(node, path);
        if (file !== null) expect(known.has(file) || aside.includes(path), path).toBe(true);
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
    fc.asyncProperty(fc.array(anyStep, { maxLength: 30, size: 'max' }), async (steps) => {
      const log = new MemoryLog();
      log.say(published(SITE));
      const machines = [machine(), machine()];
      const takenOut = new Set<string>();
      for (const step of steps) {
        const before = versions(log.state);
        await take(log, machines, step, takenOut);
        // What was said is in the log for ever; a redaction alone takes something out of it.
        const lost = before.difference(versions(log.state));
        if (step.kind === 'redact') for (const sha256 of lost) takenOut.add(sha256);
        else expect([...lost]).toEqual([]);
      }
      const [node] = machines;
      if (!node) return;
      // A second look has nothing to say.
      await look(log, node, true, takenOut);
      const { revision } = log.state;
      await look(log, node, true, takenOut);
      expect(log.state.revision).toBe(revision);
      // What differs is the file's alone, or the log's; after a pull nothing differs but what the log has never had.
      const { write, remove, kept } = planPull(log.state, filesIn(node));
      for (const document of write) node.folder.set(document.path, document);
      for (const path of remove) node.folder.delete(path);
      await look(log, node, true, takenOut);
      const had = versions(log.state);
      for (const { path, course, sha256 } of compareFolder(log.state, filesIn(node), node.remembered)) {
        // Nobody can tell whether it is what was taken out of the log: somebody has to say that it is not.
        const isAsked = course === 'stale' || course === 'conflict';
        const isUnsure = isAsked && wordsWereRedacted(log.state) && !had.has(sha256 ?? '');
        if (!kept.includes(path) && !isUnsure) expect(`${path} ${course}`).toBe(`${path} same`);
      }
      // Somebody says that the folder is right, and it is.
      await adoptFolder(log.as('op'), filesIn(node));
      await look(log, node, true, takenOut);
      for (const path of node.folder.keys()) expect(shaOf(log.state, path), path).toBe(here(node, path));
    }),
    { numRuns: 400 },
  );
});

test('a pull of fifty files, some of them written by staff meanwhile, is one history: the others are taken in at once', async () => {
  const log = new MemoryLog();
  const node = machine();
  const ids = Array.from({ length: 50 }, (_, index) => `q${index}`);
  for (const one of ids) node.folder.set(pathOf(one), say(one, 1));
  await look(log, node, true, new Set());
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
