import { expect, test } from 'vitest';
import { describeFault } from '../../../src/actions/describe-flaw.ts';
import { LIMITS } from '../../../src/actions/limits.ts';
import { runCommand } from '../../support/command.ts';
import { seedOnce } from '../../support/seeded.ts';
import { BAD_DAYS, BAD_LINES, BAD_PROSE } from '../../support/unacceptable.ts';

const seeded = seedOnce();

/** One database for all of it: what is refused changes nothing. */
function terminal() {
  const environment = { DATA_DIR: seeded(), LOG_LEVEL: 'silent' };
  return async (...words: string[]) => {
    const { code, stdout, stderr } = await runCommand(words, environment);
    return { code, said: stdout + stderr };
  };
}

const SET = ['flag', 'set', 'ceneo-xml', 'a', 'limited'] as const;
const OPEN = ['incident', 'open', 'fire', '--title', 'Pożar'] as const;
const POST = ['update', 'post', 'ovh-2021-03', 'monitoring', '--impact', 'major'] as const;

/** Which option takes which text, and how much of it. */
const LINES: readonly (readonly [longest: number, words: (text: string) => string[]])[] = [
  [LIMITS.note, (text) => [...SET, '--note', text]],
  [LIMITS.note, (text) => [...SET, '--note', 'ok', '--note-en', text]],
  [LIMITS.promiser, (text) => [...SET, '--estimate', 'soon', '--promised-by', text]],
  [LIMITS.reason, (text) => [...SET, '--reason', text]],
  [LIMITS.reason, (text) => [...SET, '--hold', '2', '--reason', text]],
  [LIMITS.reason, (text) => ['panel', 'set', 'a', 'offline', '--reason', text]],
  [LIMITS.reason, (text) => ['undo', 'LAST', '--reason', text]],
  [LIMITS.title, (text) => ['incident', 'open', 'fire', '--title', text]],
  [LIMITS.title, (text) => [...OPEN, '--title-en', text]],
  [LIMITS.reason, (text) => ['redact', '3', '--reason', text]],
  [LIMITS.token, (text) => ['token', 'create', text, '--verbs', 'confirm']],
  [LIMITS.person, (text) => ['user', 'add', 'ewa@example.com', '--name', text]],
];

test('no option takes a line that cannot be shown', { timeout: 120_000 }, async () => {
  const type = terminal();
  await type('flag', 'set', 'ceneo-xml', 'b', 'limited');
  const revision: number = JSON.parse((await type('status', '--json')).said).revision;
  const cases = LINES.flatMap((line) => BAD_LINES.map((bad) => [line, bad] as const));
  // Each value in some option, and each option with some values of every kind.
  for (const [at, [[longest, words], [what, value, code]]] of cases.entries()) {
    if (at % 7 !== 0) continue;
    const options = words(value(longest)).map((word) => (word === 'LAST' ? String(revision) : word));
    const { code: exit, said } = await type(...options);
    expect([options[0], what, exit]).toEqual([options[0], what, 1]);
    const [about = ''] = describeFault({ code, found: '', limit: '' }).split(' ');
    expect(said).toContain(about);
  }
  expect(JSON.parse((await type('status', '--json')).said).revision).toBe(revision);
});

test('nor Markdown', { timeout: 60_000 }, async () => {
  const type = terminal();
  for (const [what, value] of BAD_PROSE) {
    const { code } = await type(...POST, '--text', value(LIMITS.body));
    expect([what, code]).toEqual([what, 1]);
  }
});

test('nor a day or an instant beyond the calendar, nor one that is still to come', {
  timeout: 60_000,
}, async () => {
  const type = terminal();
  const refused = async (...words: string[]) => {
    const { code, said } = await type(...words);
    expect([words.join(' '), code]).toEqual([words.join(' '), 1]);
    return said;
  };
  const options: readonly ((day: string) => readonly string[])[] = [
    (day) => [...SET, '--estimate', day],
    (day) => [...SET, '--since', day],
    (day) => ['panel', 'set', 'a', 'offline', '--since', day],
    (day) => ['confirm', '--next-update-by', `${day}T12:00`],
    (day) => [...SET, '--at', `${day}T12:00`],
    (day) => ['clock', `${day}T12:00`],
    (day) => [...OPEN, '--started', `${day}T12:00`],
    (day) => [...POST, '--text', 'ok', '--next-update-by', `${day}T12:00`],
  ];
  // Each option with some days, and each day in some of them.
  const cases = options.flatMap((words) => BAD_DAYS.map((day) => words(day)));
  for (const words of cases.filter((_, at) => at % 3 === 0)) await refused(...words, '--yes');
  expect(await refused(...SET, '--since', '2030-01-01', '--yes')).toContain('2021-03-17');
  expect(await refused(...SET, '--estimate', '2031-03-22')).toMatch(/2031-03-22.*--yes/);
  const available = ['flag', 'set', 'ceneo-xml', 'a', 'available', '--estimate', 'soon'];
  expect(await refused(...available)).toContain('available');
  expect((await type(...SET, '--estimate', '2031-03-22', '--yes')).code).toBe(0);
});
