import { describe, expect, test } from 'vitest';
import { applyIntent } from '../../../src/actions/apply-intents.ts';
import { applyProposal } from '../../../src/actions/apply-proposal.ts';
import type { AppendResult } from '../../../src/actions/ports.ts';
import { preview } from '../../../src/actions/preview.ts';
import type { Proposal, TypedDocument, WordsProposal } from '../../../src/actions/proposal.ts';
import type { Refusal } from '../../../src/actions/refusal.ts';
import { schedule } from '../../../src/actions/schedule.ts';
import { catalogueOf, wordsOf } from '../../../src/domain/catalogue.ts';
import { versionsOfDocument } from '../../../src/domain/document-versions.ts';
import type { Authority } from '../../../src/domain/staff.ts';
import { markdownDocument } from '../../support/documents.ts';
import { addStaff, openTestLog, type TestLog } from '../../support/log.ts';
import { manuscripts } from '../../support/manuscripts.ts';
import { SHARING } from '../../support/short-links.ts';
import { published } from '../../support/state.ts';

const PATH = 'pl/faq/x.md';
const EN = 'en/faq/x.md';
const EDITOR: Authority = { kind: 'staff', role: 'editor' };
const BODY = 'Pierwszy akapit.\n\nDrugi akapit.\n\nTrzeci akapit.';

async function openSite(): Promise<TestLog> {
  const site = await openTestLog();
  const polish = markdownDocument(PATH, 'title: Pytanie\norder: 10 # its place\narea: orders', `\n${BODY}\n`);
  const english = markdownDocument(
    EN,
    `title: A question\ntranslates: "${polish.wordsHash}"`,
    '\nFirst paragraph.\n\nSecond paragraph.\n',
  );
  await site.log.append(() => [
    published(
      markdownDocument('pl/site.md', 'title: Status\nareas:\n  orders: Zamówienia'),
      markdownDocument('pl/panels/a.md', 'title: Panel A'),
      markdownDocument('pl/panels/b.md', 'title: Panel B'),
      markdownDocument('pl/features/api.md', 'title: API\narea: orders'),
      polish,
      english,
    ),
  ]);
  return site;
}

function writing(typed: Partial<TypedDocument>, rest: object = {}): Proposal {
  const document = { path: PATH, pl: {}, en: null, translationStands: false, ...typed };
  return { verb: 'words', kind: 'writing', documents: [document], expected: 1, ...rest };
}

function by(site: TestLog, who: string, proposal: Proposal, authority = EDITOR) {
  return applyProposal(site.as(`staff:${who}`, authority), proposal);
}

async function done(outcome: Promise<AppendResult | Refusal>): Promise<AppendResult> {
  const result = await outcome;
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  return result;
}

function lagOf({ state }: AppendResult) {
  const [entry] = catalogueOf(state).faq;
  return entry && wordsOf(entry, 'en').lag;
}

describe('words written in the browser', () => {
  test('one sentence changes it alone, in one event of its own, and the translation lags', async () => {
    const site = await openSite();
    const result = await done(by(site, 'ada', writing({ pl: { body: BODY.replace('Drugi', 'Inny') } })));
    expect(result.events.map(({ type }) => type)).toEqual(['words.published']);
    const { document, byStaff } = result.state.documents[PATH] ?? {};
    expect(document?.source).toBe(
      `---\ntitle: Pytanie\norder: 10 # its place\narea: orders\n---\n\n${BODY.replace('Drugi', 'Inny')}\n`,
    );
    expect(byStaff).toBe(true);
    expect(result.state.ingested[PATH]).not.toBe(document?.sha256);
    expect(lagOf(result)).toBe('behind');
  });

  test('a translation that is touched, or said to stand, says what the Polish says now', async () => {
    const site = await openSite();
    const both = { pl: { title: 'Nowe pytanie' }, en: { title: 'A new question' } };
    expect(lagOf(await done(by(site, 'ada', writing(both))))).toBeNull();
    const stands = writing({ pl: { title: 'Pytanie?' }, en: {}, translationStands: true }, { expected: 2 });
    expect(lagOf(await done(by(site, 'ada', stands)))).toBeNull();
  });

  test('what two change in different fields, languages and paragraphs merges', async () => {
    const site = await openSite();
    await done(
      by(site, 'ada', writing({ pl: { body: BODY.replace('Pierwszy', 'Pierwszy, lepszy'), order: '20' } })),
    );
    await done(
      by(
        site,
        'bob',
        writing({ pl: { title: 'Inne pytanie', order: '10', body: BODY.replace('Drugi', 'Drugi, lepszy') } }),
      ),
    );
    const last = await done(
      by(site, 'eve', writing({ en: { title: 'Another', body: 'First paragraph.\n\nSecond paragraph.' } })),
    );
    expect(last.state.documents[PATH]?.document.words).toMatchObject({
      title: 'Inne pytanie',
      body: BODY.replace('Pierwszy', 'Pierwszy, lepszy').replace('Drugi', 'Drugi, lepszy'),
    });
    expect(last.state.documents[PATH]?.document).toMatchObject({ meta: { order: 20 } });
    expect(last.state.documents[EN]?.document.words.title).toBe('Another');
    expect(lagOf(last)).toBe('behind');
  });

  test('the same paragraph is a conflict, with mine, theirs and what both began with; force has mine', async () => {
    const site = await openSite();
    await done(by(site, 'ada', writing({ pl: { body: BODY.replace('Drugi akapit', 'Drugi Ady') } })));
    const mine = { pl: { body: BODY.replace('Drugi akapit', 'Drugi Boba').replace('Trzeci', 'Ostatni') } };
    expect(await by(site, 'bob', writing(mine))).toMatchObject({
      code: 'conflict',
      conflicts: [{ kind: 'document', path: PATH, actor: 'staff:ada', revision: 2 }],
      clashes: [
        {
          path: PATH,
          locale: 'pl',
          field: 'body',
          base: 'Drugi akapit.',
          mine: 'Drugi Boba.',
          theirs: 'Drugi Ady.',
        },
      ],
    });
    const forced = await done(by(site, 'bob', writing(mine, { force: true })));
    expect(forced.state.documents[PATH]?.document.words.body).toBe(mine.pl.body);
    expect(forced.state.changes.at(-1)).toMatchObject({ forced: true });
  });

  test('what somebody withdrew meanwhile is not brought back by writing', async () => {
    const site = await openSite();
    await done(
      by(site, 'ada', {
        verb: 'words',
        kind: 'withdrawing',
        withdrawn: [{ path: PATH, lastWords: null }],
        expected: 1,
      }),
    );
    expect(await by(site, 'bob', writing({ pl: { title: 'Inne' } }))).toMatchObject({ code: 'conflict' });
  });

  test.for([
    [{ title: '' }, 'title', 'field.missing'],
    [{ title: 'x'.repeat(201) }, 'title', 'words.long'],
    [{ order: 'pierwszy' }, 'order', 'field.kind'],
    [{ panels: ['z'] }, 'panels', 'id.unknown'],
    [{ when: ['panel:z=offline'] }, 'when.0.panel', 'id.unknown'],
    [{ body: '[tam](/faq/nie-ma/)' }, 'body', 'link.broken'],
    [{ body: 'a\u202eb' }, 'body', 'words.direction'],
  ] as const)('%o is a mistake at %s', async ([pl, field, code]) => {
    const outcome = await by(await openSite(), 'ada', writing({ pl }));
    expect(outcome).toMatchObject({ code: 'words.mistaken' });
    const mistakes = outcome.ok ? [] : (outcome.mistakes ?? []);
    expect(mistakes.filter(({ isWarning }) => !isWarning)).toMatchObject([{ path: PATH, field, code }]);
  });

  test('a variant that leaves a state without an answer is told, and can be applied all the same', async () => {
    const site = await openSite();
    const proposal = writing({ pl: { when: ['panel:own=restored'] } });
    const seen = preview(
      { state: await site.log.current(), now: site.clock.now },
      site.clock.now,
      proposal,
      null,
      manuscripts,
    );
    expect(seen.ok && seen.mistakes.filter(({ code }) => code === 'coverage.gap')).toHaveLength(6);
    await done(by(site, 'ada', proposal));
  });

  test('a new one is made in both languages; where there is one it is refused', async () => {
    const site = await openSite();
    const fresh = {
      path: 'pl/faq/y.md',
      pl: { title: 'Y', area: 'orders', body: 'Tak.' },
      en: { title: 'Why', body: '' },
      isNew: true,
    } as const;
    const made = await done(by(site, 'ada', writing(fresh)));
    expect(made.state.documents['en/faq/y.md']?.document).toMatchObject({
      translates: made.state.documents['pl/faq/y.md']?.document.wordsHash,
    });
    expect(await by(site, 'ada', writing(fresh, { expected: 2 }))).toMatchObject({ code: 'words.address' });
    // A short link is never another's, also where the first was withdrawn.
    const [first = '', second = ''] = SHARING.map((name) => `pl/faq/${name}.md`);
    await done(by(site, 'ada', writing({ ...fresh, path: first }, { expected: 2 })));
    const refused = { code: 'words.address', message: expect.stringContaining('/f/eb59qjck/') };
    expect(await by(site, 'ada', writing({ ...fresh, path: second }, { expected: 3 }))).toMatchObject(
      refused,
    );
    const withdrawn = [{ path: first, lastWords: null }];
    await done(by(site, 'ada', { verb: 'words', kind: 'withdrawing', withdrawn, expected: 3 }));
    expect(await by(site, 'ada', writing({ ...fresh, path: second }, { expected: 4 }))).toMatchObject(
      refused,
    );
    expect(await by(site, 'ada', writing({ ...fresh, path: 'pl/faq/Y Y.md' }))).toMatchObject({
      code: 'words.unknown',
    });
  });

  test('panels and features are written by administrators alone, taking back included', async () => {
    const site = await openSite();
    const panel = writing({ path: 'pl/panels/a.md', pl: { title: 'Panel A+' } });
    expect(await by(site, 'ada', panel)).toMatchObject({ code: 'forbidden' });
    expect(
      await schedule(site.as('staff:ada', EDITOR), panel, { at: '2099-01-01T00:00:00.000Z' }),
    ).toMatchObject({ code: 'forbidden' });
    const { revision } = await done(by(site, 'root', panel, { kind: 'staff', role: 'admin' }));
    const undo = { verb: 'undo', revision, expected: revision } as const;
    expect(await by(site, 'ada', undo)).toMatchObject({ code: 'forbidden' });
    expect(
      await by(site, 'ada', writing({ pl: { title: 'Inne' } }), { kind: 'staff', role: 'support' }),
    ).toMatchObject({ code: 'forbidden' });
  });

  test('what is scheduled merges at its instant, and is refused where it clashes', async () => {
    const site = await openSite();
    await addStaff(site, 'ada', 'editor');
    const at = '2021-03-20T12:00:00.000Z';
    await schedule(site.as('staff:ada', EDITOR), writing({ pl: { title: 'Na później' } }), { at });
    await schedule(site.as('staff:ada', EDITOR), writing({ pl: { order: '99' } }), { at });
    await done(by(site, 'bob', writing({ pl: { body: 'Całkiem inaczej.', order: '50' } })));
    site.clock.now = at;
    for (const { id } of await site.intents.open()) await applyIntent(site.intents, id, null, manuscripts);
    const state = await site.log.current();
    expect(state.documents[PATH]?.document).toMatchObject({
      words: { title: 'Na później', body: 'Całkiem inaczej.' },
      meta: { order: 50 },
    });
    expect(await site.intents.open()).toMatchObject([{ status: 'refused', refusal: { code: 'conflict' } }]);
  });
});

describe('words withdrawn, renamed and brought back', () => {
  const renaming = (path: string, name: string, expected: number): WordsProposal => ({
    verb: 'words',
    kind: 'renaming',
    path,
    name,
    expected,
  });

  test('its address keeps its last words; its translation goes with it; undoing brings both back', async () => {
    const site = await openSite();
    const gone = await done(
      by(site, 'ada', {
        verb: 'words',
        kind: 'withdrawing',
        withdrawn: [{ path: PATH, lastWords: 'Już po wszystkim.' }],
        expected: 1,
      }),
    );
    expect(gone.state.documents[EN]).toBeUndefined();
    expect(gone.state.withdrawn[PATH]).toMatchObject({ lastWords: 'Już po wszystkim.' });
    const back = await done(
      by(site, 'ada', { verb: 'undo', revision: 2, expected: 2 }, { kind: 'operator' }).then((one) => one),
    );
    expect(back.state.documents[EN]).toBeDefined();
    expect(
      await by(site, 'ada', {
        verb: 'words',
        kind: 'withdrawing',
        withdrawn: [{ path: 'pl/site.md', lastWords: null }],
        expected: 3,
      }),
    ).toMatchObject({ code: 'words.needed' });
  });

  test('a feature renamed and renamed back stays what it was, and its former address leads to it', async () => {
    const site = await openSite();
    const admin = { kind: 'staff', role: 'admin' } as const;
    const once = await done(by(site, 'root', renaming('pl/features/api.md', 'api-v2', 1), admin));
    expect(catalogueOf(once.state).features[0]).toMatchObject({
      id: 'api',
      meta: { slug: 'api-v2', former: ['api'] },
    });
    expect(once.events).toHaveLength(1);
    const twice = await done(by(site, 'root', renaming('pl/features/api-v2.md', 'api', 2), admin));
    expect(catalogueOf(twice.state).features[0]).toMatchObject({
      id: 'api',
      meta: { slug: 'api', former: ['api', 'api-v2'] },
    });
  });

  test('all variants of an answer take the new address; one that is or was another’s is refused', async () => {
    const site = await openSite();
    await done(
      by(
        site,
        'ada',
        writing({
          path: 'pl/faq/x.later.md',
          pl: { title: 'Później', area: 'orders', when: ['panel:a=offline'] },
          isNew: true,
        }),
      ),
    );
    await done(
      by(
        site,
        'ada',
        writing({ path: 'pl/faq/z.md', pl: { title: 'Z', area: 'orders' }, isNew: true }, { expected: 2 }),
      ),
    );
    const { state } = await done(by(site, 'ada', renaming(PATH, 'nowy', 3)));
    expect(
      Object.keys(state.documents)
        .filter((path) => path.includes('/faq/'))
        .sort(),
    ).toEqual(['en/faq/nowy.md', 'pl/faq/nowy.later.md', 'pl/faq/nowy.md', 'pl/faq/z.md']);
    expect(await by(site, 'ada', renaming('pl/faq/z.md', 'x', 4))).toMatchObject({ code: 'words.address' });
    expect(versionsOfDocument(state, 'pl/faq/nowy.md').map(({ path }) => path)).toEqual([
      'pl/faq/nowy.md',
      PATH,
    ]);
  });

  test('who opened a text before it was renamed writes in the one that it is now, also at a later instant', async () => {
    const site = await openSite();
    await addStaff(site, 'bob', 'editor');
    const at = '2021-03-20T12:00:00.000Z';
    await schedule(site.as('staff:bob', EDITOR), writing({ pl: { order: '30' } }), { at });
    await done(by(site, 'ada', renaming(PATH, 'nowy', 1)));
    await done(by(site, 'ada', renaming('pl/faq/nowy.md', 'nowszy', 2)));
    const typed = { pl: { title: 'Lepsze pytanie', former: [] }, en: { title: 'A better question' } };
    await done(by(site, 'bob', writing(typed)));
    site.clock.now = at;
    for (const { id } of await site.intents.open()) await applyIntent(site.intents, id, null, manuscripts);
    const { documents } = await site.log.current();
    expect(Object.keys(documents).filter((path) => path.includes('/faq/'))).toEqual([
      'pl/faq/nowszy.md',
      'en/faq/nowszy.md',
    ]);
    expect(documents['pl/faq/nowszy.md']?.document).toMatchObject({
      words: { title: 'Lepsze pytanie', body: BODY },
      meta: { former: ['x', 'nowy'], order: 30 },
    });
    expect(documents['en/faq/nowszy.md']?.document.words.title).toBe('A better question');
    // The same paragraph is a conflict there as well, and one that is withdrawn is gone under each of its names.
    await done(
      by(site, 'ada', writing({ path: 'pl/faq/nowszy.md', pl: { body: 'Inaczej.' } }, { expected: 5 })),
    );
    expect(await by(site, 'bob', writing({ pl: { body: 'Jeszcze inaczej.' } }))).toMatchObject({
      code: 'conflict',
      clashes: [{ path: 'pl/faq/nowszy.md' }],
    });
  });

  test('any version comes back byte by byte', async () => {
    const site = await openSite();
    const before = (await site.log.current()).documents[PATH]?.document.source;
    await done(by(site, 'ada', writing({ pl: { title: 'Raz', body: 'Inaczej.' } })));
    const back = await done(
      by(site, 'bob', { verb: 'words', kind: 'bringing-back', paths: [PATH], revision: 1, expected: 2 }),
    );
    expect(back.state.documents[PATH]?.document.source).toBe(before);
    expect(
      await by(site, 'bob', {
        verb: 'words',
        kind: 'bringing-back',
        paths: [PATH],
        revision: 1,
        expected: 3,
      }),
    ).toMatchObject({ code: 'nothing.changed' });
  });
});
