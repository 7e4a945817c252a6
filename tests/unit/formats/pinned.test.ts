import { expect, test } from 'vitest';
import { formatPinned, formatVersions } from '../../../src/formats/pinned.ts';
import type { PinnedView } from '../../../src/views/pinned.ts';

const same: PinnedView = { locale: 'pl', kind: 'same', text: 'Tak samo <b>.', changes: null };
const changed: PinnedView = {
  locale: 'en',
  kind: 'changed',
  text: 'Changed.',
  changes: {
    lines: [
      [
        { kind: 'same', text: 'a & ' },
        { kind: 'removed', text: '<i>' },
        { kind: 'added', text: 'b' },
      ],
    ],
    isCut: true,
    lang: 'pl',
  },
};

test('nothing that was said is markup', () => {
  expect(formatPinned(same)).toBe('<p>Tak samo &lt;b&gt;.</p>');
});

test('what was taken out and put in is said to ears, each in its language', () => {
  expect(formatPinned(changed)).toBe(
    '<p>Changed.</p><details open><summary>What has changed</summary>' +
      '<p class="as-said" lang="pl">a &amp; ' +
      '<del><span class="visually-hidden" lang="en">removed: </span>&lt;i&gt;</del>' +
      '<ins><span class="visually-hidden" lang="en">added: </span>b</ins></p>' +
      '<p class="soft small">There are more changes than are shown here.</p></details>',
  );
});

test('the versions say from which revision each was shown', () => {
  const unknown: PinnedView = { ...same, kind: 'unknown', text: 'Nie znamy.' };
  const versions = [
    { from: 7, view: same },
    { from: 4, view: changed },
  ];
  expect(formatVersions({ versions, hasOlder: false, absent: unknown, unknown })).toMatchObject({
    versions: [
      { from: 7, changed: false },
      { from: 4, changed: true },
    ],
    older: false,
    unknown: '<p>Nie znamy.</p>',
  });
});
