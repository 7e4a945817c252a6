import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeFault } from '../../../src/actions/describe-flaw.ts';
import { LIMITS } from '../../../src/actions/limits.ts';
import { clockCommand } from '../../../src/cli/clock.ts';
import { confirmCommand } from '../../../src/cli/confirm.ts';
import { flagCommand } from '../../../src/cli/flag.ts';
import { incidentCommand } from '../../../src/cli/incident.ts';
import { panelCommand } from '../../../src/cli/panel.ts';
import { redactCommand } from '../../../src/cli/redact.ts';
import { statusCommand } from '../../../src/cli/status.ts';
import { tokenCommand } from '../../../src/cli/token.ts';
import { undoCommand } from '../../../src/cli/undo.ts';
import { updateCommand } from '../../../src/cli/update.ts';
import { userCommand } from '../../../src/cli/user.ts';
import { runCommand } from '../../support/command.ts';
import { temporaryFolder } from '../../support/log.ts';
import { BAD_DAYS, BAD_LINES, BAD_PROSE } from '../../support/unacceptable.ts';

/** One database for all of it: what is refused changes nothing. */
function terminal() {
  const environment = { DATA_DIR: join(temporaryFolder(), 'var'), LOG_LEVEL: 'silent' };
  return (command: () => Parameters<typeof runCommand>[0], ...words: string[]) =>
    runCommand(command(), words, environment);
}

const SET = ['flag', 'set', 'ceneo-xml', 'a', 'limited'] as const;
const OPEN = ['incident', 'open', 'fire', '--title', 'Pożar'] as const;
const POST = ['update', 'post', 'ovh-2021-03', 'monitoring', '--impact', 'major'] as const;

/** Which option takes which text, and how much of it. */
const LINES: readonly (readonly [
  () => Parameters<typeof runCommand>[0],
  longest: number,
  words: (text: string) => string[],
])[] = [
  [flagCommand, LIMITS.note, (text) => [...SET, '--note', text]],
  [flagCommand, LIMITS.note, (text) => [...SET, '--note', 'ok', '--note-en', text]],
  [flagCommand, LIMITS.promiser, (text) => [...SET, '--estimate', 'soon', '--promised-by', text]],
  [flagCommand, LIMITS.reason, (text) => [...SET, '--reason', text]],
  [flagCommand, LIMITS.reason, (text) => [...SET, '--hold', '2', '--reason', text]],
  [panelCommand, LIMITS.reason, (text) => ['panel', 'set', 'a', 'offline', '--reason', text]],
  [undoCommand, LIMITS.reason, (text) => ['undo', 'LAST', '--reason', text]],
  [incidentCommand, LIMITS.title, (text) => ['incident', 'open', 'fire', '--title', text]],
  [incidentCommand, LIMITS.title, (text) => [...OPEN, '--title-en', text]],
  [redactCommand, LIMITS.reason, (text) => ['redact', '3', '--reason', text]],
  [tokenCommand, LIMITS.token, (text) => ['token', 'create', text, '--verbs', 'confirm']],
  [userCommand, LIMITS.person, (text) => ['user', 'add', 'ewa@example.com', '--name', text]],
];

test('no option takes a line that cannot be shown', { timeout: 120_000 }, async () => {
  const type = terminal();
  await type(flagCommand, 'flag', 'set', 'ceneo-xml', 'b', 'limited');
  const revision: number = JSON.parse((await type(statusCommand, 'status', '--json')).said).revision;
  const cases = LINES.flatMap((line) => BAD_LINES.map((bad) => [line, bad] as const));
  // Each value in some option, and each option with some values of every kind.
  for (const [at, [[command, longest, words], [what, value, code]]] of cases.entries()) {
    if (at % LINES.length !== 0 && at % 5 !== 0) continue;
    const options = words(value(longest)).map((word) => (word === 'LAST' ? String(revision) : word));
    const { code: exit, said } = await type(command, ...options);
    expect([options[0], what, exit]).toEqual([options[0], what, 1]);
    const [about = ''] = describeFault({ code, found: '', limit: '' }).split(' ');
    expect(said).toContain(about);
  }
  expect(JSON.parse((await type(statusCommand, 'status', '--json')).said).revision).toBe(revision);
});

test('nor Markdown', { timeout: 60_000 }, async () => {
  const type = terminal();
  for (const [what, value] of BAD_PROSE) {
    const { code } = await type(updateCommand, ...POST, '--text', value(LIMITS.body));
    expect([what, code]).toEqual([what, 1]);
  }
});

test('nor a day or an instant beyond the calendar, nor one that is still to come', {
  timeout: 60_000,
}, async () => {
  const type = terminal();
  const refused = async (command: Parameters<typeof type>[0], ...words: string[]) => {
    const { code, said } = await type(command, ...words);
    expect([words.join(' '), code]).toEqual([words.join(' '), 1]);
    return said;
  };
  for (const day of BAD_DAYS) {
    await refused(flagCommand, ...SET, '--estimate', day, '--yes');
    await refused(flagCommand, ...SET, '--since', day, '--yes');
    await refused(panelCommand, 'panel', 'set', 'a', 'offline', '--since', day, '--yes');
    await refused(confirmCommand, 'confirm', '--next-update-by', `${day}T12:00`, '--yes');
    await refused(flagCommand, ...SET, '--at', `${day}T12:00`, '--yes');
    await refused(clockCommand, 'clock', `${day}T12:00`, '--yes');
    await refused(incidentCommand, ...OPEN, '--started', `${day}T12:00`, '--yes');
    await refused(updateCommand, ...POST, '--text', 'ok', '--next-update-by', `${day}T12:00`, '--yes');
  }
  expect(await refused(flagCommand, ...SET, '--since', '2030-01-01', '--yes')).toContain('2021-03-17');
  expect(await refused(flagCommand, ...SET, '--estimate', '2031-03-22')).toMatch(/2031-03-22.*--yes/);
  const available = ['flag', 'set', 'ceneo-xml', 'a', 'available', '--estimate', 'soon'];
  expect(await refused(flagCommand, ...available)).toContain('available');
  expect((await type(flagCommand, ...SET, '--estimate', '2031-03-22', '--yes')).code).toBe(0);
});
