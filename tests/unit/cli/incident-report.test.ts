import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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
    const [pl, en] = [read('report.pl.html'), read('report.en.html')];
    for (const text of ['Pożar hali', '<p>Gasimy.</p>', 'Poprawiono tytuł', 'Było:'])
      expect(pl).toContain(text);
    for (const text of ['Fire in the hall', '<p>We fight it.</p>', 'The title was corrected'])
      expect(en).toContain(text);
    expect(read('index.html')).toContain('href="report.pl.html"');
    // It concerns panel b, and this was changed on it meanwhile.
    expect(en).toContain('States were changed');
    expect(pl + en).not.toMatch(/Pompujemy|We pump|Powódź/);
    expect(await latarnia('verify', folder)).toContain('Whole');
    // It is for whoever made it alone.
    expect(statSync(join(folder, 'report.en.html')).mode & 0o077).toBe(0);

    writeFileSync(join(folder, 'report.en.html'), en.replace('We fight it', 'We did nothing'));
    const verdict = await runCommand(['verify', folder], {});
    expect(verdict.code).toBe(1);
    expect(verdict.stderr).toContain('report.en.html was changed');
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

  test('tells every moment in Warsaw and in UTC, and sums up what an authority asks first', async () => {
    const { latarnia, report } = await withIncident();
    await latarnia('incident', 'correct', 'fire', '--known-since', '2021-03-09T05:06');
    await latarnia('incident', 'sent', 'fire', '24', '--reference', 'CSIRT/12');
    const { read } = await report('report');
    for (const [file, texts] of [
      [
        'report.pl.html',
        ['9 marca 2021, 05:06 (2021-03-09 04:06:00 UTC)', 'wysłane', 'sygnatura: CSIRT/12', 'panel B'],
      ],
      [
        'report.en.html',
        ['9 March 2021, 05:06 (2021-03-09 04:06:00 UTC)', 'sent', 'reference: CSIRT/12', 'panel B'],
      ],
    ] as const) {
      const shown = read(file).replaceAll('\u00a0', ' ');
      for (const text of texts) expect(shown).toContain(text);
    }
    await latarnia('incident', 'correct', 'fire', '--known-since', 'none');
    expect((await report('later')).read('report.en.html')).toContain(
      'It was not stated when it became known',
    );
  });

  test('is plain HTML, whatever was typed: nothing in it runs, and nothing is fetched', async () => {
    const { latarnia, report } = await withIncident();
    const hostile = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) ![y](https://evil.example/z.png)';
    await latarnia(
      'incident',
      'correct',
      'fire',
      '--title',
      '<b>Pożar</b> & "hala"',
      '--title-en',
      '<i>Fire</i>',
    );
    await latarnia('update', 'post', 'fire', 'identified', '--text', hostile, '--text-en', hostile, '--yes');
    const { read } = await report('report');
    for (const file of ['index.html', 'report.pl.html', 'report.en.html']) {
      const html = read(file);
      expect(html).not.toMatch(/<(b|i|img|script|iframe|link)[\s>]|href="javascript/);
      expect(html).toContain("content=\"default-src 'none'");
    }
    expect(read('report.pl.html')).toContain('&lt;b&gt;Pożar&lt;/b&gt; &amp; &quot;hala&quot;');
  });

  test('does not have what was taken out of the log, nor what it was corrected from', async () => {
    const { latarnia, report } = await withIncident();
    const posted = await latarnia(
      'update',
      'post',
      'fire',
      'identified',
      '--text',
      'zdradzone-77',
      '--text-en',
      'betrayed-77',
      '--json',
      '--yes',
    );
    const { revision } = JSON.parse(posted);
    await latarnia('update', 'correct', `u${revision}`, '--text', 'Zwykłe słowa', '--text-en', 'Plain words');
    expect(everything((await report('before')).folder)).toContain('zdradzone-77');
    await latarnia('redact', String(revision), '--reason', 'personal data');
    for (const names of [[], ['--names']]) {
      const { folder } = await report(`after${names.length}`, ...names);
      expect(everything(folder)).not.toMatch(/zdradzone-77|betrayed-77/);
      expect(await latarnia('verify', folder)).toContain('Whole');
    }
  });

  test('is checked by openssl and sha256sum alone, as it says of itself', async () => {
    const { report } = await withIncident();
    const { folder, read } = await report('report', '--names');
    const [, commands = ''] = /<pre>(base64[^<]*)<\/pre>/.exec(read('index.html')) ?? [];
    const typed = commands
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('/tmp/', '../');
    const check = () => spawnSync('sh', ['-ec', typed], { cwd: folder, encoding: 'utf8' });
    const { status, stdout, stderr } = check();
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('Signature Verified Successfully');
    expect(stdout).toContain('headers.jsonl: OK');
    appendFileSync(join(folder, 'events.jsonl'), ' ');
    expect(check().status).not.toBe(0);
  });

  test('says of its headers that they stand on each other, computed anew where they have names', async () => {
    const { latarnia, report } = await withIncident();
    const { folder, read } = await report('named', '--names');
    const { head, revision } = JSON.parse(read('.latarnia/manifest.json'));
    const told = await latarnia('verify', folder);
    expect(told).toContain(`${revision} headers of the log, each on the one before, up to ${head}`);
    expect(told).toContain('each hash computed anew');
    expect(await latarnia('verify', (await report('nameless')).folder)).toContain(
      'the others have pseudonyms',
    );
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
