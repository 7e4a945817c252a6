import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeParagraphs } from '../../../src/markdown/merge-paragraphs.ts';

const BASE = 'Jeden.\n\nDwa.\n\nTrzy.';

describe('two people in one text', () => {
  test.for([
    [
      'neighbouring paragraphs',
      'Jeden!\n\nDwa.\n\nTrzy.',
      'Jeden.\n\nDwa!\n\nTrzy.',
      'Jeden!\n\nDwa!\n\nTrzy.',
    ],
    ['a paragraph and one taken out', 'Jeden.\n\nTrzy.', 'Jeden!\n\nDwa.\n\nTrzy.', 'Jeden!\n\nTrzy.'],
    [
      'a paragraph and a new one',
      'Jeden.\n\nNowy.\n\nDwa.\n\nTrzy.',
      'Jeden.\n\nDwa!\n\nTrzy.',
      'Jeden.\n\nNowy.\n\nDwa!\n\nTrzy.',
    ],
    ['two new ones in one place', `${BASE}\n\nMój.`, `${BASE}\n\nTwój.`, `${BASE}\n\nTwój.\n\nMój.`],
    ['the same words', 'Jeden!\n\nDwa.\n\nTrzy.', 'Jeden!\n\nDwa.\n\nTrzy?', 'Jeden!\n\nDwa.\n\nTrzy?'],
  ] as const)('%s merge', ([_, mine, theirs, text]) => {
    expect(mergeParagraphs({ base: BASE, mine, theirs })).toMatchObject({ text, clashes: [] });
  });

  test('items of one list merge, and blank lines between fences part nothing', () => {
    const base = 'Zrób to:\n- raz\n- dwa\n- trzy\n\n```\na\n\nb\n```';
    expect(
      mergeParagraphs({ base, mine: base.replace('raz', 'RAZ'), theirs: base.replace('dwa', 'DWA') }).text,
    ).toBe(base.replace('raz', 'RAZ').replace('dwa', 'DWA'));
    const clash = mergeParagraphs({
      base,
      mine: base.replace('\na\n', '\nA\n'),
      theirs: base.replace('\nb\n', '\nB\n'),
    });
    expect(clash.clashes).toHaveLength(1);
  });

  test('the same paragraph is told, with mine in the text and the rest merged', () => {
    const merged = mergeParagraphs({
      base: BASE,
      mine: 'Jeden.\n\nDwa po mojemu.\n\nTrzy.',
      theirs: 'Jeden po twojemu.\n\nDwa po twojemu.\n\nTrzy.',
    });
    expect(merged.clashes).toEqual([{ base: 'Dwa.', mine: 'Dwa po mojemu.', theirs: 'Dwa po twojemu.' }]);
    expect(merged.text).toBe('Jeden po twojemu.\n\nDwa po mojemu.\n\nTrzy.');
  });

  test('one taken out that the other changed is told', () => {
    const merged = mergeParagraphs({
      base: BASE,
      mine: 'Jeden.\n\nTrzy.',
      theirs: 'Jeden.\n\nDwa!\n\nTrzy.',
    });
    expect(merged.clashes).toEqual([{ base: 'Dwa.', mine: '', theirs: 'Dwa!' }]);
    const chosen = merged.parts.map((part) => (typeof part === 'string' ? part : part.theirs)).join('');
    expect(chosen).toBe('Jeden.\n\nDwa!\n\nTrzy.');
  });

  const paragraphs = fc.uniqueArray(fc.stringMatching(/^[a-z]{4,9} [a-z]{4,9}$/), {
    minLength: 4,
    maxLength: 9,
  });

  test('a stretch that both wrote anew is told as one, also where one of them took more of it away', () => {
    const base = 'Raz jeden.\n\nDwa drugie.\n\nTrzy trzecie.\n\nCztery czwarte.';
    const mine = 'Zupełnie coś innego.\n\nCztery czwarte.';
    const theirs = 'Wymiana całości tekstu.\n\nTrzy trzecie.\n\nCztery czwarte, lepsze.';
    expect(mergeParagraphs({ base, mine, theirs })).toMatchObject({
      text: expect.stringMatching(/^Zupełnie coś innego\.(?!.*Wymiana)/s),
      clashes: [{ mine: expect.stringContaining('Zupełnie'), theirs: expect.stringContaining('Wymiana') }],
    });
    expect(mergeParagraphs({ base: 'Raz.\n\nDwa.', mine: 'Nowe.', theirs: 'Inne.' })).toMatchObject({
      text: 'Nowe.',
      clashes: [{ base: 'Raz.\n\nDwa.', mine: 'Nowe.', theirs: 'Inne.' }],
    });
    // The same said anew by both is no clash.
    expect(mergeParagraphs({ base: 'Raz.\n\nDwa.', mine: 'Nowe.', theirs: 'Nowe.' }).clashes).toEqual([]);
  });

  test('whatever each changes in paragraphs of their own is in the text, once', () => {
    fc.assert(
      fc.property(paragraphs, fc.infiniteStream(fc.nat(3)), (all, draws) => {
        const changes = all.map(() => draws.next().value ?? 0);
        const change = (who: number) =>
          all.map((text, at) => (changes[at] === who ? `${text} ${who}` : text)).join('\n\n');
        const merged = mergeParagraphs({ base: all.join('\n\n'), mine: change(1), theirs: change(2) });
        expect(merged.clashes).toEqual([]);
        expect(merged.text).toBe(
          all
            .map((text, at) => ([1, 2].includes(changes[at] ?? 0) ? `${text} ${changes[at]}` : text))
            .join('\n\n'),
        );
      }),
    );
  });

  test('what one side alone changed is taken as it is, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (base, changed) => {
        expect(mergeParagraphs({ base, mine: changed, theirs: base })).toMatchObject({
          text: changed,
          clashes: [],
        });
        expect(mergeParagraphs({ base, mine: base, theirs: changed })).toMatchObject({
          text: changed,
          clashes: [],
        });
      }),
    );
  });
});
