import type { Plan, Planned } from '../../src/publish/publisher.ts';
import { sha256 } from '../../src/publish/snapshot-writer.ts';

/** A page for tests: its text decides its view and its bytes. */
export interface TestPage {
  readonly text: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: readonly string[];
  readonly asset?: string;
  readonly part?: Planned['part'];
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

function plannedOf(path: string, page: TestPage, count?: RenderCount): Planned {
  return {
    path,
    query: page.query ?? [],
    ...(page.asset === undefined ? {} : { asset: page.asset }),
    ...(page.part && { part: page.part }),
    digest: () => sha256(JSON.stringify(page)),
    render: async () => {
      count?.set(path, (count.get(path) ?? 0) + 1);
      if (page.isBroken) throw new Error(`${path} is broken`);
      return {
        status: page.status ?? 200,
        headers: { 'Content-Type': 'text/html; charset=utf-8', ...page.headers },
        body: Buffer.from(page.text),
      };
    },
  };
}
