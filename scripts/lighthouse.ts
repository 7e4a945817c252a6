// `npm run lighthouse`: what Lighthouse (mobile, median of three) says of the pages that people need most, as they are
// served. Lighthouse is 176 MB of packages, so it is no dependency: it is installed beside, once.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startSite } from '../tests/e2e/site.ts';
import { findChromium } from './chromium.ts';
import { ROOT, run, say } from './run.ts';

const VERSION = '13.5.0';
const RUNS = 3;
const PAGES = ['/', '/panel/b/', '/faq/zamowienia-z-archiwum/', '/features/'];
/** What is asked of each page, 0 to 100. */
const LEAST = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 } as const;
const FLAGS = '--headless=new --no-sandbox --disable-background-networking';

type Category = keyof typeof LEAST;
const CATEGORIES: readonly Category[] = ['performance', 'accessibility', 'best-practices', 'seo'];

const score = z.object({ score: z.number() });
const reportShape = z.object({
  categories: z.object({
    performance: score,
    accessibility: score,
    'best-practices': score,
    seo: score,
  }),
  audits: z.record(z.string(), z.object({ title: z.string(), score: z.number().nullable() })),
});
type Report = z.infer<typeof reportShape>;

const lighthouse = await installLighthouse();
const browser = await findChromium();
if (browser === null) process.exit(1);
// As search engines see it: pages name their own address.
const { site, stop } = await startSite({ env: { SITE_URL: 'http://localhost:4321' } });
const folder = mkdtempSync(join(tmpdir(), 'latarnia-lighthouse-'));
let isMet = true;
try {
  for (const path of PAGES) {
    const reports: Report[] = [];
    for (let count = 0; count < RUNS; count += 1) reports.push(await audit(path));
    tell(path, reports);
  }
} finally {
  await stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = isMet ? 0 : 1;

/** The folder of Lighthouse, kept from one run to the next. */
async function installLighthouse(): Promise<string> {
  const home = join(ROOT, 'node_modules', '.cache', `lighthouse-${VERSION}`);
  const program = join(home, 'node_modules', '.bin', 'lighthouse');
  if (existsSync(program)) return program;
  say(`Installing Lighthouse ${VERSION} …`);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{"private": true}');
  await run('npm', ['install', '--prefix', home, '--ignore-scripts', `lighthouse@${VERSION}`], {
    capture: true,
  });
  return program;
}

async function audit(path: string): Promise<Report> {
  const file = join(folder, 'report.json');
  const args = [
    `${site.url}${path}`,
    '--quiet',
    '--output=json',
    `--output-path=${file}`,
    `--chrome-flags=${FLAGS}`,
    `--only-categories=${CATEGORIES.join(',')}`,
  ];
  const { code } = await run(lighthouse, args, { env: { CHROME_PATH: browser ?? '' } });
  if (code !== 0) throw new Error(`lighthouse ended with ${code}`);
  return reportShape.parse(JSON.parse(readFileSync(file, 'utf8')));
}

function tell(path: string, reports: readonly Report[]): void {
  const scores = CATEGORIES.map((category) => {
    const found = Math.round(median(reports.map(({ categories }) => categories[category].score)) * 100);
    if (found < LEAST[category]) isMet = false;
    return `${category} ${found}${found < LEAST[category] ? ` (asked: ${LEAST[category]})` : ''}`;
  });
  process.stdout.write(`${path.padEnd(30)} ${scores.join(', ')}\n`);
  const failing = Object.entries(reports[0]?.audits ?? {}).filter(
    ([, audit]) => audit.score !== null && audit.score < 0.9,
  );
  for (const [id, { title, score: value }] of failing) process.stdout.write(`    ${value} ${id}: ${title}\n`);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((x, y) => x - y)[Math.floor(numbers.length / 2)] ?? 0;
}
