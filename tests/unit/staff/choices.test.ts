import { describe, expect, test } from 'vitest';
import { applyChoices } from '../../../src/staff/choices.ts';
import { emptyDraft, type TypedDraft } from '../../../src/views/staff/draft.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { availability, cell, contextOf, published } from '../../support/state.ts';

const { state } = contextOf([
  published(panelDocument('a'), panelDocument('b', '2019-11-18'), featureDocument('x')),
  availability([cell('x', 'a', 'limited'), cell('x', 'b', 'limited')]),
]);
const draft: TypedDraft = { ...emptyDraft('availability', 1), cells: ['x@a', 'x@b'] };

function choose(choices: Readonly<Record<string, string>>, typed = draft) {
  const form = new FormData();
  form.append('decided', '2');
  for (const [name, choice] of Object.entries(choices)) {
    form.append('conflict', name);
    if (choice !== '') form.append(`choice.${name}`, choice);
  }
  return applyChoices(form, typed, state);
}

describe('what is chosen of a conflict', () => {
  test('mine stays in the change, now based on the revision at which that was decided', () => {
    expect(choose({ 'x@a': 'mine' }).typed).toMatchObject({
      cells: ['x@a', 'x@b'],
      revision: '2',
      seen: '1',
    });
  });

  test('theirs leaves the change, the rest of which stays', () => {
    expect(choose({ 'x@a': 'theirs' })).toMatchObject({ isEmpty: false, typed: { cells: ['x@b'] } });
  });

  test('without a choice nothing is decided, and the change stays based on what its author saw', () => {
    expect(choose({ 'x@a': '' })).toMatchObject({ isOpen: true, typed: draft });
    expect(choose({ 'x@a': 'yours' })).toMatchObject({ isOpen: true, typed: draft });
  });

  test('when everything is theirs nothing is left', () => {
    expect(choose({ 'x@a': 'theirs', 'x@b': 'theirs' }).isEmpty).toBe(true);
  });

  test('of an undo what is not in conflict is taken back as well', () => {
    const undo = { ...emptyDraft('undo', 2), undo: '2' };
    expect(choose({ 'x@a': 'theirs' }, undo).typed.cells).toEqual(['x@b']);
  });
});
