import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openIncident } from '../../src/actions/open-incident.ts';
import { postUpdate } from '../../src/actions/post-update.ts';
import { setAvailability } from '../../src/actions/set-availability.ts';
import { catalogueOf } from '../../src/domain/catalogue.ts';
import { TokenStore } from '../../src/store/tokens.ts';
import { IN_WORDS } from './in-words.ts';
import { beginLog, wallClock, withLog } from './log.ts';
import { expect, type RunningSite } from './site.ts';

/** A word of seventy letters, an address, and two hundred characters without a place to break. */
const LINES = [
  'Konstantynopolitańczykowianeczkównależącychdodziesięciotysięcznikówrazem',
  `https://przyklad.example/${'bardzo-dluga-sciezka/'.repeat(7)}?klucz=wartosc`,
  'x'.repeat(199),
];
const lineOf = (index: number) => LINES[index % LINES.length] ?? '';

const BODY = [
  ...LINES,
  'x'.repeat(500),
  `\`${'kod_bez_spacji.'.repeat(20)}\``,
  `\`\`\`\n${'const wartosc = dlugaLinia(kodu); '.repeat(12)}\n\`\`\``,
  `|${' Nagłówek kolumny |'.repeat(12)}\n|${' --- |'.repeat(12)}\n|${` ${LINES[0]} |`.repeat(12)}`,
  `- [${LINES[0]}](${LINES[1]})\n- **${'y'.repeat(300)}**`,
  `> ${'z'.repeat(300)}`,
].join('\n\n');

/** Files of features that are left out: more rows make a page longer, and no wider. */
const LEFT_OUT = /\/features\/[cemp-w][^/]*$/;

/** A folder of content in which every title, line, name of an area or use, and body is as wide as anybody can type it. */
export function typeContent(folder: string): string {
  const content = join(folder, 'content');
  cpSync(IN_WORDS, content, { recursive: true });
  const files = readdirSync(content, { recursive: true, encoding: 'utf8' })
    .map((name) => join(content, name))
    .filter((file) => statSync(file).isFile())
    .filter((file) => {
      const isLeftOut = LEFT_OUT.test(file);
      if (isLeftOut) rmSync(file);
      return !isLeftOut;
    });
  for (const [index, file] of files.entries()) {
    const [, front = ''] = readFileSync(file, 'utf8').split(/^---$/m);
    const isSite = file.endsWith('site.md');
    const typed = front
      .replace(/^title: .*$/m, `title: "${lineOf(index)}"\nshort: "${lineOf(index + 1)}"`)
      .replace(/^(short: (?!"[Khx]).*)\n/m, '')
      .replace(/^translates: .*$/m, 'translates: pending')
      .replace(/^( {2}[a-z-]+): .*$/gm, (line, key) =>
        isSite && !line.includes('[') ? `${key}: ${'W'.repeat(80)}` : line,
      );
    writeFileSync(file, `---${typed}---\n\n${BODY}\n`);
  }
  return content;
}

/** Begins a log with it, and has the same in everything that staff can type: states, notes, reasons, incidents, updates, tokens. */
export async function typeEverything(
  site: Pick<RunningSite, 'dataDir'>,
  contentDir: string,
): Promise<number> {
  await beginLog(site, contentDir);
  return withLog(site, async (context) => {
    const { log } = context;
    const { panels, features, steps } = catalogueOf(await log.current());
    expect([panels.length, features.length, steps.length > 0]).toEqual([12, 11, true]);
    const scope = {
      panels: panels.map(({ id }) => id),
      features: features.map(({ id }) => id),
      impact: 'critical',
    } as const;
    const both = (text: string) => ({ pl: text, en: text });
    const cells = features.slice(0, 8).flatMap(({ id: feature }, row) =>
      panels.slice(0, 6).map(({ id: panel }, column) => ({
        feature,
        panel,
        state: column % 2 === 0 ? ('limited' as const) : ('unavailable' as const),
        estimate: { kind: 'soon' as const, promisedBy: 'P'.repeat(80) },
        note: both(row % 2 === 0 ? 'n'.repeat(500) : lineOf(row)),
      })),
    );
    const id = 'i'.repeat(60);
    const { revision: expected } = await log.current();
    const outcomes = [
      await setAvailability(context, { cells, since: null, expected, force: true, reason: 'r'.repeat(500) }),
      await openIncident(context, { ...scope, id, title: both('t'.repeat(200)), startedAt: wallClock() }),
      await postUpdate(context, {
        ...scope,
        incident: id,
        status: 'investigating',
        body: both(BODY),
        nextUpdateBy: null,
        expected,
        force: true,
      }),
    ];
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
    await new TokenStore(log, wallClock).issue({
      name: 'k'.repeat(80),
      scope: { verbs: ['confirm'], features: null, panels: null },
      createdBy: 'cli:test',
      expiresAt: '2999-01-01T00:00:00.000Z',
    });
    return (await log.current()).revision;
  });
}
