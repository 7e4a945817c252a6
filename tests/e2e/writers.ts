import type { APIRequestContext } from '@playwright/test';
import type { RunningSite } from './site.ts';

/** How something is said: by a machine's token, by a form of the staff area, on the command line. */
export const WAYS = ['api', 'form', 'command'] as const;
type Way = (typeof WAYS)[number];

/** A cell that one writer alone speaks of. */
interface Cell {
  readonly feature: string;
  readonly panel: string;
  /** Of the feature, in English. */
  readonly title: string;
}

/** What somebody was answered who said something. */
export interface Answered extends Cell {
  readonly way: Way;
  readonly state: string;
  /** `null`: it was refused, or broken off. */
  readonly revision: number | null;
  /** Whether it was told that a second machine has it. */
  readonly safe: boolean;
  /** What was said instead; empty: it was taken. */
  readonly refusal: string;
  /** When it was asked for, and answered (ms). */
  readonly began: number;
  readonly at: number;
}

/** Whoever writes through a node: what they write with, and of what. */
export interface Writer {
  readonly site: RunningSite;
  readonly token: string;
  /** Signed in at the site. */
  readonly request: APIRequestContext;
  readonly cell: Cell;
  /** Does what is typed after `latarnia` on the site's database, after what was typed before. */
  readonly type: (...words: readonly string[]) => ReturnType<RunningSite['cli']>;
}

type Told = Pick<Answered, 'revision' | 'safe' | 'refusal'>;

const refused = (refusal: unknown): Told => ({ revision: null, safe: false, refusal: String(refusal) });

const SAYING: Readonly<Record<Way, (writer: Writer, state: string) => Promise<Told>>> = {
  api: sayByApi,
  form: sayByForm,
  command: async ({ type, cell }, state) => {
    const { code, stdout, stderr } = await type(
      ...['flag', 'set', cell.feature, cell.panel, state, '--force', '--yes', '--json'],
    );
    return code === 0 ? toldBy(stdout) : refused(stderr.trim());
  },
};

/** Says a state of the writer's cell, in one way. A node that is asked while its database goes away may break off. */
export async function say(writer: Writer, way: Way, state: string): Promise<Answered> {
  const began = performance.now();
  const told = await SAYING[way](writer, state).catch(refused);
  return { ...writer.cell, way, state, ...told, began, at: performance.now() };
}

async function sayByApi({ site, token, cell }: Writer, state: string): Promise<Told> {
  const response = await fetch(`${site.url}/api/v1/availability/${cell.feature}/${cell.panel}`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ state, force: true }),
  });
  const text = await response.text();
  return response.status === 200 && JSON.parse(text).changed ? toldBy(text) : refused(text);
}

/** What a form does is told by the page that it leads to: that page says what is on one machine only. */
async function sayByForm({ site, request, cell }: Writer, state: string): Promise<Told> {
  const form = { verb: 'availability', cell: `${cell.feature}@${cell.panel}`, state, how: 'now' };
  const answer = await request.post(`${site.url}/en/staff/publish/`, {
    form,
    headers: { Origin: site.url },
    maxRedirects: 0,
  });
  const { location = '' } = answer.headers();
  const revision = Number(/\/published\/(\d+)\/$/.exec(location)?.[1]);
  if (!revision) return refused(`${answer.status()} ${location}`);
  const page = await (await request.get(`${site.url}${location}`)).text();
  return { revision, safe: page.includes(cell.title) && !isUnproven(page, revision), refusal: '' };
}

/** Whether a staff page says of a revision that one machine alone has it: of what others write meanwhile it may. */
function isUnproven(page: string, revision: number): boolean {
  const note = /class="[^"]*unproven[^"]*"[^>]*>([\s\S]*?)<\/div>/.exec(page)?.[1] ?? '';
  const first = /Revisions? (\d+)/.exec(note)?.[1];
  return first === undefined ? note.startsWith('Changes are written') : Number(first) <= revision;
}

function toldBy(json: string): Told {
  const { revision, safe } = JSON.parse(json);
  return { revision, safe: safe === true, refusal: '' };
}
