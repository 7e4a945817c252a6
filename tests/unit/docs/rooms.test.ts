import { expect, test } from 'vitest';
import { ROOMS } from '../../support/architecture.ts';
import { codeOf, codeSpansOf, readDoc, tableUnder } from '../../support/docs.ts';

test('the rooms of docs/architecture.md, their floors and what they may import are the rules', () => {
  const { rows } = tableUnder(readDoc('docs/architecture.md'), 'The rooms');
  const documented = rows.map(([floor, room, , may]) => ({
    floor: Number(floor),
    room: codeOf(room),
    may: codeSpansOf(may ?? ''),
  }));
  expect(documented).toEqual(ROOMS.map(({ floor, room, may }) => ({ floor, room, may: [...may] })));
});
