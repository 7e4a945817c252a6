import { expect, test } from 'vitest';
import { checkContent } from '../../../src/markdown/check.ts';
import { markdownDocument } from '../../support/documents.ts';

function problemsOf(...panels: [id: string, days: string][]) {
  const documents = panels.map(([id, days]) =>
    markdownDocument(`pl/panels/${id}.md`, `title: ${id}\n${days}`),
  );
  return checkContent(documents)
    .filter(({ message }) => !message.startsWith('has no English'))
    .map(({ file, field, isWarning, message }) => [
      file,
      field,
      isWarning ?? false,
      message.split(/[;:]/)[0],
    ]);
}

test('panels that follow one another are no matter', () => {
  expect(problemsOf(['eu-west', 'created_to: 2019-12-31'], ['us', 'created_from: 2020-01-01'])).toEqual([]);
});

test('days that two panels share, and days of none, are warned of', () => {
  expect(
    problemsOf(
      ['a', 'created_to: 2019-12-31'],
      ['b', 'created_from: 2019-12-31\ncreated_to: 2020-12-31'],
      ['c', 'created_from: 2021-02-01'],
    ),
  ).toEqual([
    [
      'pl/panels/b.md',
      'created_from',
      true,
      'accounts opened on 2019-12-31 can be on b and on a, and the lookup cannot tell which',
    ],
    ['pl/panels/c.md', 'created_from', true, 'accounts opened from 2021-01-01 to 2021-01-31 are on no panel'],
  ]);
});

test('a panel without days beside others is warned of; alone it holds all accounts', () => {
  expect(problemsOf(['eu', 'short: x'])).toEqual([]);
  expect(problemsOf(['eu', 'short: x'], ['us', 'created_from: 2020-01-01'])).toMatchObject([
    ['pl/panels/eu.md', null, true, expect.stringContaining('any account can be on it')],
  ]);
});

test('days that no account can have are a mistake', () => {
  expect(problemsOf(['a', 'created_from: 2021-02-01\ncreated_to: 2021-01-01'])).toMatchObject([
    ['pl/panels/a.md', 'created_to', false, expect.any(String)],
  ]);
});
