import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadProgram } from '../../../src/cli/program.ts';
import { usagesOf } from '../../support/command-line.ts';
import {
  codeBlocksOf,
  codeOf,
  codeSpansOf,
  DOCS,
  ROOT,
  readDoc,
  sectionsOf,
  tableUnder,
} from '../../support/docs.ts';

const COMMANDS = readDoc('docs/commands.md');
const sections = [...sectionsOf(COMMANDS)].flatMap(([heading, text]) =>
  heading.startsWith('`latarnia ') ? [{ usage: codeOf(heading), text }] : [],
);
const program = await loadProgram();
const usages = usagesOf(program);
const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);
/** How people run them; two have a name of their own, and one npm runs by itself. */
const npmCommands = Object.keys(scripts)
  .filter((name) => name !== 'postinstall')
  .map((name) => (name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`));

describe('docs/commands.md', () => {
  test('has every command, with what it is given, and nothing more', () => {
    expect(sections.map(({ usage }) => usage).sort()).toEqual(usages.map(({ usage }) => usage).sort());
  });

  test.for(usages)(
    '$name is documented with every option that it has, and nothing more',
    ({ usage, options }) => {
      const { text } = sections.find((section) => section.usage === usage) ?? { text: '' };
      const named = codeSpansOf(text).filter((span) => span.startsWith('--'));
      expect([...new Set(named)].sort()).toEqual([...options].sort());
    },
  );

  test('has every script of npm, and nothing more', () => {
    const documented = tableUnder(COMMANDS, 'npm').rows.map(([command]) => codeOf(command));
    expect(documented.sort()).toEqual(npmCommands.sort());
  });
});

test('the two commands of the README are those that a clean clone is tested with', () => {
  const blocks = codeBlocksOf(readDoc('README.md')).map(({ text }) => text);
  expect(blocks).toEqual(expect.arrayContaining(['npm ci && npm start', 'npm ci && npm test']));
  const tested = readDoc('.ci/run').split('\n');
  expect(tested.slice(-3)).toEqual(['npm ci', 'npm test', '']);
});

describe('whatever a document tells to type can be typed', () => {
  const typed = DOCS.flatMap((path) => {
    const markdown = readDoc(path);
    const lines = codeBlocksOf(markdown)
      .filter(({ info }) => /^(sh|bash)?$/.test(info))
      .flatMap(({ text }) => text.split('\n'));
    return [...codeSpansOf(markdown), ...lines]
      .flatMap((code) => code.replace(/\s#.*$/, '').split(/\s(?:&&|\|)\s|;\s/))
      .map((code) => ({ path, code: code.trim().replace(/^(?:[A-Z_]+=\S+ )+/, '') }));
  });

  const ours = typed.filter(({ code }) => /^(npx )?latarnia\b/.test(code));
  test.for(ours)('$path: $code', ({ code }) => {
    expect(flawOf(code.replace(/^npx /, '').split(' '))).toBe(null);
  });

  const npms = typed.filter(({ code }) => /^npm (run|start|test)\b/.test(code));
  test.for(npms)('$path: $code', ({ code }) => {
    expect(npmCommands).toContain(/^npm (?:run )?[\w:-]+/.exec(code)?.[0]);
  });

  test.for([
    ['latarnia fly', 'there is no fly'],
    ['latarnia flag seet a', 'there is no seet'],
    ['latarnia undo 8 --forse', 'there is no --forse'],
  ] as const)('a misspelt one is found: %s', ([code, flaw]) => {
    expect(flawOf(code.split(' '))).toBe(flaw);
  });

  test('and there is something to type', () => {
    expect(ours.length).toBeGreaterThan(60);
    expect(npms.length).toBeGreaterThan(10);
  });
});

/** What of a call is no command or no option of it; `null`: nothing. */
function flawOf([, ...words]: readonly string[]): string | null {
  let command = program;
  let depth = 0;
  for (const word of words) {
    const next = command.commands.find((one) => one.name() === word);
    if (!next) break;
    command = next;
    depth += 1;
  }
  const next = words[depth];
  if (command.commands.length > 0 && next !== undefined && /^\w/.test(next)) return `there is no ${next}`;
  const options = [...command.options.map(({ long }) => long), '--help'];
  const unknown = words.find((word) => word.startsWith('--') && !options.includes(word.replace(/=.*$/, '')));
  return unknown === undefined ? null : `there is no ${unknown}`;
}
