import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DraftEvent } from '../../src/domain/events.ts';
import { readContent } from '../../src/markdown/content.ts';
import { openDatabase } from '../../src/store/database.ts';
import { EventLog } from '../../src/store/log.ts';

export interface Size {
  readonly panels: number;
  readonly features: number;
  readonly questions: number;
  readonly events: number;
}

/** The large case of the benchmarks. */
export const LARGE: Size = { panels: 12, features: 100, questions: 2000, events: 10_000 };

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const AREAS = ['orders', 'stock', 'billing', 'api'];
const STATES = ['available', 'limited', 'unavailable'] as const;

/** Writes a content folder of a given size, in both languages. */
export function writeContent(folder: string, { panels, features, questions }: Size): void {
  const write = (path: string, text: string) => {
    const file = join(folder, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  };
  const both = (path: string, meta: string, title: string, body: string) => {
    write(`pl/${path}`, `---\ntitle: ${title}\n${meta}---\n${body}\n`);
    write(`en/${path}`, `---\ntitle: ${title} (en)\ntranslates: pending\n---\n${body}\n`);
  };
  const areas = AREAS.map((area) => `  ${area}: Area ${area}\n`).join('');
  write('pl/site.md', `---\ntitle: Large\nareas:\n${areas}uses:\n  shop: shop\n---\n`);
  write('en/site.md', `---\ntitle: Large\ntranslates: pending\nareas:\n${areas}uses:\n  shop: shop\n---\n`);
  for (let index = 0; index < panels; index += 1) {
    const from = index === 0 ? '' : `created_from: ${2000 + index}-01-01\n`;
    const to = index === panels - 1 ? '' : `created_to: ${2000 + index}-12-31\n`;
    both(
      `panels/${LETTERS[index]}.md`,
      `${from}${to}`,
      `Panel ${LETTERS[index]?.toUpperCase()}`,
      'A segment.',
    );
  }
  for (let index = 0; index < features; index += 1) {
    both(
      `features/feature-${index}.md`,
      `area: ${AREAS[index % AREAS.length]}\norder: ${index}\n`,
      `Feature ${index}`,
      'What customers use.',
    );
  }
  for (let index = 0; index < questions; index += 1) {
    both(
      `faq/question-${index}.md`,
      `area: ${AREAS[index % AREAS.length]}\norder: ${index}\nfeatures: [feature-${index % features}]\n`,
      `Question ${index}, is it so?`,
      `It is so, and **this** is why. See [the features](/features/).\n\n- first ${index}\n- second`,
    );
  }
}

/** Puts the content and so many changes of cells into a log at `url`. Returns the last revision. */
export async function writeLog(url: string, folder: string, size: Size): Promise<number> {
  const database = await openDatabase({ url, authToken: null });
  const log = new EventLog(database, () => new Date().toISOString());
  const { files, problems } = await readContent(folder);
  if (problems.length > 0) throw new Error(JSON.stringify(problems.slice(0, 3)));
  const documents = files.flatMap(({ document }) => (document ? [document] : []));
  const first: DraftEvent[] = [
    { type: 'content.published', payload: { documents }, since: null, actor: 'load' },
    {
      type: 'restoration.set',
      payload: {
        cells: Array.from({ length: size.panels }, (_, index) => ({
          panel: LETTERS[index] ?? 'a',
          restoration: 'restored' as const,
        })),
      },
      since: null,
      actor: 'load',
    },
  ];
  await log.append(() => first);
  for (let done = 2; done < size.events; ) {
    const count = Math.min(50, size.events - done);
    await log.append(() => Array.from({ length: count }, (_, index) => cellEvent(done + index, size)));
    done += count;
  }
  const { revision } = await log.current();
  database.close();
  return revision;
}

/** Cell by cell through the matrix, round after round, each time to another state. */
function cellEvent(index: number, { panels, features }: Size): DraftEvent {
  const round = Math.floor(index / (panels * features));
  return {
    type: 'availability.set',
    payload: {
      cells: [
        {
          feature: `feature-${index % features}`,
          panel: LETTERS[Math.floor(index / features) % panels] ?? 'a',
          state: STATES[(index + round) % STATES.length] ?? 'available',
          estimate: { kind: 'none' },
          note: null,
        },
      ],
    },
    since: null,
    actor: 'load',
  };
}
