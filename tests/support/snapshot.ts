import type { Plan, PlannedEntry } from '../../src/publish/planned.ts';
import { publishPlan } from '../../src/publish/publisher.ts';
import type { Manifest } from '../../src/publish/snapshot.ts';
import { SnapshotWriter, sha256 } from '../../src/publish/snapshot-writer.ts';
import { StateStore } from '../../src/publish/state-store.ts';
import { temporaryFolder } from './folder.ts';

/** A text that is worth compressing. */
export const COMPRESSIBLE = 'a page that is worth compressing '.repeat(40);

export interface TestSnapshot {
  readonly folder: string;
  readonly writer: SnapshotWriter;
  readonly states: StateStore;
  /** Paths of what could not be rendered. */
  readonly failed: readonly string[];
  publish(plan: Plan): ReturnType<typeof publishPlan>;
  /** What a generation has under a path. */
  text(manifest: Manifest, path: string): string | undefined;
}

/** A snapshot in a folder of its own, or in one that is there. */
export function openSnapshot(folder = temporaryFolder()): TestSnapshot {
  const writer = new SnapshotWriter(folder);
  writer.forget();
  const states = new StateStore(folder, writer);
  const failed: string[] = [];
  const publish = (plan: Plan) => publishPlan(plan, writer, states, (_, path) => failed.push(path));
  const text = (manifest: Manifest, path: string) => {
    const variant = manifest.entries[path]?.variants.find(({ encoding }) => encoding === 'identity');
    return variant && writer.reader.bytes(variant).toString('utf8');
  };
  return { folder, writer, states, failed, publish, text };
}

/** A page for tests: its text decides its view and its bytes. */
export interface TestPage {
  readonly text: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: readonly string[];
  readonly asset?: string;
  readonly part?: PlannedEntry['part'];
  /** Lies in a file with others. */
  readonly isShared?: boolean;
  /** Nothing waits for it. */
  readonly isLater?: boolean;
  /** What was made of it beside, since it was last pending. */
  readonly later?: string;
  /** It stays as it is until the next generation. */
  readonly waits?: boolean;
  /** Rendering throws. */
  readonly isBroken?: boolean;
}

/** Counts what was rendered, by path. */
export type RenderCount = Map<string, number>;

/** A plan made of pages given by path. */
export function planOf(
  pages: Readonly<Record<string, TestPage>>,
  options: Partial<Plan> & { readonly count?: RenderCount } = {},
): Plan {
  const { count, ...rest } = options;
  return {
    revision: 1,
    logId: 'log',
    head: 'head',
    build: 'build-1',
    siteUrl: null,
    changesAt: null,
    entries: Object.entries(pages).map(([path, page]) => plannedOf(path, page, count)),
    missing: [
      ['/api/', '/api/404'],
      ['/', '/404/'],
    ],
    live: [{ path: '/api/v1/lookup', methods: ['GET', 'HEAD'] }],
    state: { revision: 1 },
    ...rest,
  };
}

function plannedOf(path: string, page: TestPage, count?: RenderCount): PlannedEntry {
  if (page.waits) return { path, query: [], waits: () => plannedOf(path, { ...page, waits: false }, count) };
  return {
    path,
    query: page.query ?? [],
    ...(page.asset === undefined ? {} : { asset: page.asset }),
    ...(page.part && { part: page.part }),
    ...(page.isShared && { isShared: true }),
    ...(page.isLater && {
      isLater: true,
      later: page.later === undefined ? null : answerOf(page, page.later),
    }),
    digest: sha256(JSON.stringify({ ...page, later: undefined })),
    render: async () => {
      count?.set(path, (count.get(path) ?? 0) + 1);
      if (page.isBroken) throw new Error(`${path} is broken`);
      return answerOf(page, page.text);
    },
  };
}

function answerOf({ status = 200, headers }: TestPage, text: string) {
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers },
    body: Buffer.from(text),
  };
}

/** Drawn after the swap, or signed with a key of the machine's own. */
const OWN = /[.]png$|^[/]log[/](checkpoint|keys)$/;

/**
 * What a front says at every address, whatever was published before: where in the files of the snapshot bytes lie depends on
 * that. Without what another machine says otherwise.
 */
export function answersOf(manifest: Manifest | null) {
  return Object.fromEntries(
    Object.entries(manifest?.entries ?? {})
      .filter(([path]) => !OWN.test(path))
      .map(([path, entry]) => {
        const said = entry.variants.map(({ encoding, etag, length, sha256: hash }) => ({
          encoding,
          etag,
          length,
          hash,
        }));
        return [path, { ...entry, variants: said }];
      }),
  );
}
