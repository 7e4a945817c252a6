import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../support/command.ts';
import { seedOnce } from '../../support/seeded.ts';

const seeded = seedOnce();
const USER = `cli:${userInfo().username}`;

/** An incident with an update that was put right, a state that was changed meanwhile, and another incident beside it. */
async function withIncident() {
  const DATA_DIR = seeded();
  const latarnia = async (...words: string[]) => {
    const { code, stdout, stderr } = await runCommand(words, { DATA_DIR });
    expect(code, stderr).toBe(0);
    return stdout;
  };
  await latarnia(
    'incident',
    'open',
    'fire',
    '--title',
    'Pożar',
    '--title-en',
    'Fire',
    '--panels',
    'b',
    '--yes',
  );
  await latarnia(
    'incident',
    'open',
    'flood',
    '--title',
    'Powódź',
    '--title-en',
    'Flood',
    '--panels',
    'a',
    '--yes',
  );
  await latarnia(
    'update',
    'post',
    'fire',
    'investigating',
    '--text',
    'Gasimy.',
    '--text-en',
    'We fight it.',
    '--yes',
  );
  await latarnia(
    'update',
    'post',
    'flood',
    'investigating',
    '--text',
    'Pompujemy.',
    '--text-en',
    'We pump.',
    '--yes',
  );
  await latarnia('flag', 'set', 'price-sync', 'b', 'limited', '--reason', 'planted-reason-61', '--yes');
  await latarnia('incident', 'correct', 'fire', '--title', 'Pożar hali', '--title-en', 'Fire in the hall');
  const report = async (name: string, ...more: string[]) => {
    const folder = join(DATA_DIR, name);
    await latarnia('incident', 'report', 'fire', folder, ...more);
    const read = (file: string) => readFileSync(join(folder, file), 'utf8');
    const lines = (file: string) =>
      read(file)
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    return { folder, read, lines };
  };
  return { latarnia, report };
}

function everything(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
    .join('\n');
}

describe('the report of an incident', () => {
  test('says in both languages all that was said of it and put right, and nothing of others; signed, and whole', async () => {
    const { latarnia, report } = await withIncident();
    const { folder, read } = await report('report');
    const [pl, en] = [read('report.pl.md'), read('report.en.md')];
    for (const text of ['Pożar hali', '> Gasimy.', 'Poprawiono tytuł', 'Było:']) expect(pl).toContain(text);
    for (const text of ['Fire in the hall', '> We fight it.', 'The title was corrected'])
      expect(en).toContain(text);
    // It concerns panel b, and this was changed on it meanwhile.
    expect(en).toContain('States were changed');
    expect(pl + en).not.toMatch(/Pompujemy|We pump|Powódź/);
    expect(await latarnia('verify', folder)).toContain('Whole');
    // It is for whoever made it alone.
    expect(statSync(join(folder, 'report.en.md')).mode & 0o077).toBe(0);

    writeFileSync(join(folder, 'report.en.md'), en.replace('We fight it', 'We did nothing'));
    const verdict = await runCommand(['verify', folder], {});
    expect(verdict.code).toBe(1);
    expect(verdict.stderr).toContain('report.en.md was changed');
  });

  test('holds the headers of the whole log up to its head, each on the one before', async () => {
    const { report, latarnia } = await withIncident();
    const { lines, read } = await report('report');
    const headers = lines('headers.jsonl');
    const { head, revision } = JSON.parse(read('.latarnia/manifest.json'));
    expect(headers).toHaveLength(revision);
    expect(headers.at(-1).hash).toBe(head);
    for (const [index, header] of headers.entries()) {
      expect(header.previous_hash).toBe(index === 0 ? '' : headers[index - 1].hash);
    }
    expect(JSON.parse(await latarnia('audit', 'verify', '--json')).head).toBe(head);
    const whole = lines('events.jsonl').filter(({ stored }) => stored !== undefined);
    expect(whole.length).toBeGreaterThan(0);
    for (const { stored, payload_digest: digest, version, type } of whole) {
      if (version > 1 && type !== 'availability.set') continue;
      const made = createHash('sha256').update(`${stored.salt}\n${stored.payload}`).digest('hex');
      expect(made).toBe(digest);
    }
  });

  test('has pseudonyms and no reasons, unless names are asked for', async () => {
    const { report } = await withIncident();
    const without = everything((await report('without')).folder);
    expect(without).toContain('operator-1');
    for (const secret of [USER, 'planted-reason-61']) expect(without).not.toContain(secret);
    const withNames = everything((await report('with', '--names')).folder);
    for (const told of [USER, 'planted-reason-61']) expect(withNames).toContain(told);
  });

  test('of an incident that there is not, or into a folder that holds something, is refused', async () => {
    const DATA_DIR = seeded();
    const nothing = await runCommand(['incident', 'report', 'no-such-thing', join(DATA_DIR, 'x')], {
      DATA_DIR,
    });
    expect(nothing).toMatchObject({ code: 1, stderr: expect.stringContaining('incident list') });
    const full = await runCommand(['incident', 'report', 'ovh-2021-03', DATA_DIR], { DATA_DIR });
    expect(full).toMatchObject({ code: 1, stderr: expect.stringContaining('not empty') });
  });
});
