import { randomUUID } from 'node:crypto';

/** Where a change goes, and what it says: each note is written once by one editor, so that its event can be found. */
export interface Edit {
  readonly feature: string;
  readonly panel: string;
  readonly state: 'available' | 'limited' | 'unavailable';
  readonly note: string;
}

/** What came of one attempt. */
export type Attempt =
  | { readonly kind: 'done'; readonly revision: number }
  /** Somebody was faster: what stands there now is of this revision. */
  | { readonly kind: 'conflict'; readonly revision: number }
  /** Not now: the same attempt again, after so long (ms). */
  | { readonly kind: 'later'; readonly wait: number };

/** A way to write: the API, or the forms of the staff area. `key` is the same for the same attempt. */
export type Write = (edit: Edit, expected: number, key: string) => Promise<Attempt>;

export interface Load {
  /** One for each editor. */
  readonly editors: readonly Write[];
  /** How many changes each of them makes. */
  readonly changes: number;
  /** What they crowd upon. */
  readonly cells: readonly { readonly feature: string; readonly panel: string }[];
  /** The revision at which all of them begin. */
  readonly revision: number;
}

export interface LoadResult {
  /** By note: the revision that was acknowledged. */
  readonly acknowledged: ReadonlyMap<string, number>;
  readonly conflicts: number;
  /** How long each acknowledged attempt took (ms). */
  readonly latencies: readonly number[];
}

const STATES = ['available', 'limited', 'unavailable'] as const;

/** All editors at once; each looks at what stands there after a conflict and tries again. */
export async function editTogether({ editors, changes, cells, revision }: Load): Promise<LoadResult> {
  const acknowledged = new Map<string, number>();
  const latencies: number[] = [];
  let conflicts = 0;
  const makeChange = async (write: Write, edit: Edit) => {
    let expected = revision;
    let key = randomUUID();
    for (;;) {
      const began = performance.now();
      const attempt = await write(edit, expected, key);
      if (attempt.kind === 'done') {
        latencies.push(performance.now() - began);
        acknowledged.set(edit.note, attempt.revision);
        return;
      }
      if (attempt.kind === 'later') {
        await new Promise((resolve) => setTimeout(resolve, attempt.wait));
        continue;
      }
      conflicts += 1;
      expected = attempt.revision;
      key = randomUUID();
    }
  };
  const work = async (write: Write, editor: number) => {
    for (let change = 0; change < changes; change += 1) {
      const cell = cells[(editor * 7 + change * 3) % cells.length];
      const state = STATES[(editor + change) % STATES.length];
      if (cell && state)
        await makeChange(write, { ...cell, state, note: `editor ${editor} change ${change}` });
    }
  };
  await Promise.all(editors.map(work));
  return { acknowledged, conflicts, latencies };
}

/** Writes over the API of a running site, with one token. Every third answer is thrown away, as by a broken line. */
export function writeOverApi(url: string, token: string): Write {
  let sent = 0;
  return async (edit, expected, key) => {
    sent += 1;
    const answer = await put(url, token, edit, expected, key);
    return sent % 3 === 0 ? put(url, token, edit, expected, key) : answer;
  };
}

async function put(
  url: string,
  token: string,
  { feature, panel, state, note }: Edit,
  expected: number,
  key: string,
): Promise<Attempt> {
  const response = await fetch(`${url}/api/v1/availability/${feature}/${panel}`, {
    method: 'PUT',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': `"${key}"`,
    },
    body: JSON.stringify({ state, note, expected_revision: expected }),
  });
  const body = await response.json();
  if (response.status === 200 && body.changed) return { kind: 'done', revision: body.revision };
  if (response.status === 409 && body.code === 'conflict') {
    return { kind: 'conflict', revision: body.current.revision };
  }
  const wait = Number(response.headers.get('Retry-After')) * 1000;
  if (wait > 0) return { kind: 'later', wait };
  throw new Error(`${response.status} ${JSON.stringify(body)}`);
}
