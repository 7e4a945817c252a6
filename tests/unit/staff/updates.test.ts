import { describe, expect, test } from 'vitest';
import { openIncident } from '../../../src/actions/open-incident.ts';
import { incidentsOf } from '../../../src/domain/incidents.ts';
import type { Role } from '../../../src/domain/staff.ts';
import { previewMarkdown } from '../../../src/staff/markdown.ts';
import type { StaffSession } from '../../../src/staff/staff-session.ts';
import { answerIncident, answerUpdates } from '../../../src/staff/updates.ts';
import { readEvents } from '../../../src/store/stored-events.ts';
import { StoredDrafts } from '../../../src/store/update-drafts.ts';
import { historyView, readHistoryQuery } from '../../../src/views/history.ts';
import { homeView } from '../../../src/views/home.ts';
import { incidentView } from '../../../src/views/incident.ts';
import { templateDocument } from '../../support/documents.ts';
import { NOON } from '../../support/events.ts';
import { formOf } from '../../support/form.ts';
import { openLogWith } from '../../support/log.ts';
import { sessionOf } from '../../support/staff.ts';
import { contextOf, published, RENDERED } from '../../support/state.ts';

const FIRE = {
  id: 'fire',
  title: { pl: 'Pożar', en: null },
  startedAt: '2021-03-10T00:00:00.000Z',
  panels: ['a'],
  features: [],
  impact: 'major',
} as const;

/** A log with an incident, and somebody who sits at a session on it. */
async function sit(role: Role) {
  const { log, as, database } = await openLogWith(['api']);
  await openIncident(as('anna'), FIRE);
  const session = sessionOf(as('staff:7', { kind: 'staff', role }), role);
  const view = { ...contextOf([]), words: RENDERED };
  const ask = async (
    fields: Record<string, string | readonly string[]> | null,
    correct: string | null = null,
  ) => {
    const answer = await answerIncident(view, session, 'fire', { form: fields && formOf(fields), correct });
    if (answer === null) throw new Error('no such incident');
    return answer;
  };
  return { log, as, database, session, view, ask };
}

const UPDATE = {
  deed: 'post',
  status: 'identified',
  impact: 'minor',
  pl: 'Wiemy.',
  en: '',
  next: '2021-03-17T18:00',
  panels: ['a', 'b'],
  features: ['api'],
  expected: '2',
};

test.for(['constructor', '__proto__', 'water'])('there is no page of an incident %s', async (id) => {
  const { session, view } = await sit('editor');
  for (const form of [null, formOf({ ...UPDATE, deed: 'preview' }), formOf(UPDATE)]) {
    expect(await answerIncident(view, session, id, { form, correct: null })).toBe(null);
  }
});

describe('the page of an incident', () => {
  test('posts what was typed, and leads back to itself', async () => {
    const { ask, log } = await sit('editor');
    expect(await ask(UPDATE)).toEqual({ kind: 'redirect', to: '/staff/updates/fire/?told=posted' });
    expect(incidentsOf(await log.current())[0]?.updates[0]).toMatchObject({
      status: 'identified',
      body: { pl: 'Wiemy.', en: null },
      panels: ['a', 'b'],
      features: ['api'],
      nextUpdateBy: '2021-03-17T17:00:00.000Z',
    });
    const shown = await ask(null);
    expect(shown).toMatchObject({ view: { updates: [{ author: 'Ewa', lags: true }], isReadOnly: false } });
  });

  test('shows how it will read without publishing it', async () => {
    const { ask, log } = await sit('editor');
    const answer = await ask({ ...UPDATE, deed: 'preview', pl: '**Wiemy.**' });
    const html = '<p><strong>Wiemy.</strong></p>\n';
    expect(answer).toMatchObject({
      kind: 'preview',
      status: 200,
      view: {
        updates: [{ wording: { html, lang: null }, scope: { panels: expect.stringMatching(/A.*B/) } }],
        translated: { locale: 'en', updates: [{ wording: { html, lang: 'pl' } }] },
        publish: { action: '/staff/updates/fire/' },
      },
    });
    const again = await ask({ ...UPDATE, deed: 'edit', pl: '**Wiemy.**' });
    expect(again).toMatchObject({ kind: 'page', view: { form: { typed: { pl: '**Wiemy.**' } } } });
    expect((await log.current()).revision).toBe(2);
  });

  test.for([
    [{ pl: '' }, 422, 'pl'],
    [{ pl: 'a'.repeat(8001) }, 422, 'pl'],
    [{ next: 'soon' }, 422, 'next'],
    [{ next: '2021-03-17T11:00' }, 422, 'next'],
    [{ panels: 'z' }, 422, null],
  ] as const)(
    'ties what is wrong with %j to its field, and keeps what was typed',
    async ([more, status, field]) => {
      const { ask } = await sit('editor');
      const answer = await ask({ ...UPDATE, ...more });
      expect(answer).toMatchObject({ status, view: { form: { typed: { en: '' } } } });
      const problem = answer.kind === 'page' ? answer.view.problem : null;
      expect(Object.keys(problem?.errors ?? {})).toEqual(field === null ? [] : [field]);
      expect(problem?.text === null, 'the whole form is at fault').toBe(field !== null);
      expect(answer.kind === 'page' && answer.view.form?.typed.pl).toBe('pl' in more ? more.pl : UPDATE.pl);
    },
  );

  test('names every field that is at fault at once', async () => {
    const { ask } = await sit('editor');
    const answer = await ask({ ...UPDATE, pl: 'a'.repeat(8001), en: 'b'.repeat(8002) });
    expect(answer).toMatchObject({
      view: {
        problem: {
          text: null,
          errors: { pl: expect.stringContaining('8001'), en: expect.stringContaining('8002') },
        },
      },
    });
  });

  test('when somebody was faster shows what they said and what was typed, and publishes it if it is wanted all the same', async () => {
    const { ask, log } = await sit('editor');
    await ask({ ...UPDATE, pl: 'Pierwsza.' });
    const answer = await ask(UPDATE);
    expect(answer).toMatchObject({
      status: 409,
      view: {
        problem: { isConflict: true },
        form: { typed: { pl: 'Wiemy.', expected: '3' } },
        updates: [{ isNews: true, update: { id: 'u3' } }],
      },
    });
    expect(await ask({ ...UPDATE, expected: '3' })).toMatchObject({ kind: 'redirect' });
    expect((await log.current()).revision).toBe(4);
  });

  test('puts an update right quietly where that is ticked', async () => {
    const { ask, database } = await sit('editor');
    await ask(UPDATE);
    const said = async () => (await readEvents(database.orm, 0)).at(-1)?.payload;
    const correction = { deed: 'correct', update: 'u3', pl: 'Już wiemy.', en: '' };
    await ask({ ...correction, expected: '3', quiet: 'yes' });
    expect(await said()).toMatchObject({ update: 'u3', notify: false });
    await ask({ ...correction, pl: 'Wiemy już.', expected: '4' });
    expect(await said()).not.toHaveProperty('notify');
  });

  test('corrects the words of an update, from where they are', async () => {
    const { ask, log } = await sit('editor');
    await ask({ ...UPDATE, en: 'We know.' });
    expect(await ask(null, 'u3')).toMatchObject({
      view: {
        form: null,
        correction: { typed: { update: 'u3', pl: 'Wiemy.', en: 'We know.', expected: '3' } },
      },
    });
    const correction = { deed: 'correct', update: 'u3', pl: 'Już wiemy.', en: 'We know.', expected: '3' };
    expect(await ask({ ...correction, stands: 'yes' })).toMatchObject({ kind: 'redirect' });
    expect(incidentsOf(await log.current())[0]?.updates[0]).toMatchObject({
      body: { pl: 'Już wiemy.' },
      lags: false,
    });
    const late = await ask({ ...correction, pl: 'Wiemy!' });
    expect(late).toMatchObject({
      status: 409,
      view: { correction: { typed: { pl: 'Wiemy!', expected: '4' } } },
    });
  });

  test.for(['viewer', 'support'] as const)(
    'gives a %s no form, and refuses one made by hand',
    async (role) => {
      const { ask, log } = await sit(role);
      expect(await ask(null)).toMatchObject({ view: { form: null, correction: null, isReadOnly: true } });
      expect(await ask(UPDATE)).toMatchObject({ status: 403 });
      expect(await ask({ deed: 'correct', update: 'u3', pl: 'x', expected: '2' })).toMatchObject({
        status: 403,
      });
      expect((await log.current()).revision).toBe(2);
    },
  );

  test('takes no field that is none of the form’s', async () => {
    const { ask, log } = await sit('editor');
    await ask({ ...UPDATE, incident: 'flood', id: 'u1', actor: 'staff:1', force: 'true', stands: 'yes' });
    expect((await log.current()).changes.at(-1)).toMatchObject({
      actor: 'staff:7',
      updates: [{ incident: 'fire', id: 'u3' }],
    });
  });
});

describe('the list of incidents', () => {
  test('opens one, and leads to its page', async () => {
    const { view, session } = await sit('editor');
    const typed = { pl: 'Powódź', en: 'Flood', id: 'flood', started: '2021-03-17T10:00', impact: 'critical' };
    expect(await answerUpdates(view, session, formOf(typed))).toEqual({
      kind: 'redirect',
      to: '/staff/updates/flood/?told=opened',
    });
    expect(await answerUpdates(view, session, formOf(typed))).toMatchObject({
      status: 422,
      view: {
        problem: { text: null, errors: { id: expect.any(String) } },
        form: { typed: { pl: 'Powódź' } },
      },
    });
  });

  test('marks where a translation is due', async () => {
    const { view, session } = await sit('viewer');
    expect(await answerUpdates(view, session, null)).toMatchObject({
      view: { incidents: [{ incident: { title: 'Pożar' }, lags: true }], form: null },
    });
  });
});

describe('hostile words', () => {
  const HOSTILE = '<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>';
  const HARMFUL = /<script|<img|href="javascript:/i;

  test('never come out of the views as markup', async () => {
    const { ask, log, view } = await sit('editor');
    await ask({ ...UPDATE, pl: HOSTILE, en: HOSTILE });
    await ask({ deed: 'correct', update: 'u3', pl: `${HOSTILE} 2`, en: HOSTILE, expected: '3' });
    const context = { ...view, state: await log.current() };
    const [update] = incidentView(context, 'fire')?.updates ?? [];
    expect(update?.html).toContain('&lt;script&gt;');
    const [correction, post] =
      historyView(context, readHistoryQuery(new URLSearchParams('kind=update'))).months[0]?.days[0]
        ?.entries ?? [];
    const shown = await ask(null, 'u3');
    const preview = shown.kind === 'page' ? Object.values(shown.view.preview) : [];
    const markup = [
      update?.html,
      post?.updates[0]?.wording?.html,
      correction?.updates[0]?.wording?.html,
      correction?.updates[0]?.earlier?.html,
      ...preview,
    ];
    expect(markup).toHaveLength(6);
    for (const html of markup) {
      expect(html).toEqual(expect.any(String));
      expect(html).not.toMatch(HARMFUL);
    }
    expect(homeView(context).updates).toHaveLength(1);
  });

  test('nor out of the live preview, which takes no more than could be published', async () => {
    const { view } = await sit('editor');
    const html: unknown = await previewMarkdown(view, formOf({ pl: HOSTILE, en: '**Hi**' })).json();
    expect(html).toMatchObject({ en: '<p><strong>Hi</strong></p>\n' });
    expect(JSON.stringify(html)).not.toMatch(/<script|<img|javascript:alert\(1\)\\"/i);
    expect(previewMarkdown(view, formOf({ pl: 'a'.repeat(20_001) })).status).toBe(422);
  });
});

describe('the title of an incident', () => {
  test('is put right in a form of its own, and the history keeps the earlier one', async () => {
    const { ask, log, view } = await sit('editor');
    const page = await ask(null);
    expect(page).toMatchObject({
      view: { retitleHref: '/staff/updates/fire/?correct=title#form', retitling: null },
    });
    expect(await ask(null, 'title')).toMatchObject({
      view: { form: null, retitleHref: null, retitling: { pl: 'Pożar', en: '', expected: '2' } },
    });
    const typed = { deed: 'retitle', pl: 'Pożar w serwerowni', en: 'Fire', expected: '2' };
    expect(await ask({ ...typed, pl: '' })).toMatchObject({
      status: 422,
      view: { retitling: { pl: '', en: 'Fire' }, problem: { errors: { pl: expect.any(String) } } },
    });
    expect(await ask(typed)).toEqual({ kind: 'redirect', to: '/staff/updates/fire/?told=retitled' });
    expect(await ask({ ...typed, pl: 'Inny tytuł' })).toMatchObject({
      status: 409,
      view: { retitling: { pl: 'Inny tytuł', expected: '3' }, problem: { isConflict: true } },
    });
    const state = await log.current();
    expect(incidentView({ ...view, state }, 'fire')?.about.title).toBe('Pożar w\u00a0serwerowni');
    const [latest, opening] = historyView({ ...view, state }, readHistoryQuery(new URLSearchParams()))
      .months.flatMap(({ days }) => days)
      .flatMap(({ entries }) => entries)
      .flatMap(({ updates }) => updates);
    expect(latest).toMatchObject({
      text: 'Poprawiono tytuł zdarzenia:',
      incident: { title: 'Pożar w\u00a0serwerowni' },
      earlierTitle: { title: 'Pożar' },
    });
    expect(opening).toMatchObject({
      text: 'Otwarto zdarzenie:',
      incident: { title: 'Pożar' },
      corrected: { text: 'Tytuł później poprawiono' },
    });
  });

  test('is not for who may only read', async () => {
    const { ask } = await sit('viewer');
    expect(await ask(null, 'title')).toMatchObject({ view: { retitleHref: null, retitling: null } });
    expect(await ask({ deed: 'retitle', pl: 'Nic', en: '', expected: '2' })).toMatchObject({ status: 403 });
  });
});

describe('one form with everything', () => {
  const CHANGED = { 'cell:api@a': 'unavailable', 'cell:api@b': '', 'panel:b': 'offline' };

  test('posts what changes with the update, of which moment it speaks, and quietly, as one event', async () => {
    const { ask, log } = await sit('editor');
    const note = { note: 'Wywołania giną.', noteEn: '', kind: 'soon', day: '', since: '2021-03-10' };
    const more = { ...CHANGED, ...note, about: '2021-03-17T03:40', quiet: 'yes' };
    expect(await ask({ ...UPDATE, ...more })).toMatchObject({ kind: 'redirect' });
    const state = await log.current();
    expect(state.revision).toBe(3);
    expect(state.cells.api).toEqual({
      a: expect.objectContaining({
        ...{ state: 'unavailable', since: '2021-03-10' },
        estimate: { kind: 'soon', promisedBy: null },
        note: { pl: 'Wywołania giną.', en: 'Wywołania giną.' },
      }),
    });
    expect(state.restoration.b?.restoration).toBe('offline');
    expect(state.updates.fire?.[0]?.about).toBe('2021-03-17T02:40:00.000Z');
    expect(await ask(null)).toMatchObject({
      view: {
        updates: [
          { update: { about: { text: expect.stringMatching(/^Opisuje stan z\s17\smarca, 03:40\.$/) } } },
        ],
      },
    });
  });

  test.for([
    [{ 'cell:api@a': 'burnt' }, 'states'],
    [{ 'cell:z@a': 'limited' }, null],
    [{ kind: 'soon' }, 'states'],
    [{ ...CHANGED, kind: 'day' }, 'day'],
    [{ ...CHANGED, kind: 'day', day: '2021-03-16' }, 'day'],
    [{ ...CHANGED, noteEn: 'Lost.' }, 'note'],
    [{ ...CHANGED, since: '2021-03-18' }, 'since'],
    [{ about: '2021-03-17T13:00' }, 'about'],
  ] as const)('ties what is wrong with %j to its field, and keeps what was chosen', async ([more, field]) => {
    const { ask, log } = await sit('editor');
    const answer = await ask({ ...UPDATE, ...more });
    if (answer.kind !== 'page') throw new Error('it was posted');
    expect(Object.keys(answer.view.problem?.errors ?? {})).toEqual(field === null ? [] : [field]);
    const states = 'cell:api@a' in more ? { 'api@a': more['cell:api@a'] } : {};
    expect(answer.view.form?.typed.beside.states).toMatchObject(states);
    expect((await log.current()).revision).toBe(2);
  });

  test('opens an incident with its first update and what changes, based on what its author saw', async () => {
    const { session, view, log } = await sit('editor');
    const opening = {
      id: '',
      pl: 'Powódź',
      en: '',
      started: '2021-03-17T09:00',
      impact: 'major',
      panels: 'a',
    };
    const first = {
      bodyPl: 'Sprawdzamy.',
      bodyEn: '',
      status: 'identified',
      next: '',
      known: '2021-03-17T09:30',
    };
    const form = formOf({ ...opening, ...first, ...CHANGED, expected: '2' });
    expect(await answerUpdates(view, session, form)).toEqual({
      ...{ kind: 'redirect', to: '/staff/updates/powodz/?told=posted' },
    });
    const state = await log.current();
    expect(state.updates.powodz).toMatchObject([
      { id: 'u3', status: 'identified', body: { pl: 'Sprawdzamy.' } },
    ]);
    expect(state.incidents.powodz?.knownSince).toBe('2021-03-17T08:30:00.000Z');
    expect(state.cells.api?.a?.state).toBe('unavailable');
  });

  test('is kept as a draft that a colleague goes on with, and that publishing ends', async () => {
    const { as, log, view } = await sit('editor');
    const drafts = new StoredDrafts(log, () => NOON);
    const member = (actor: string, role: Role) =>
      sessionOf(as(actor, { kind: 'staff', role }), role, { drafts });
    const send = (session: StaffSession, form: object | null, draft: string | null = null) =>
      answerIncident(view, session, 'fire', { form: form && formOf({ ...form }), correct: null, draft });
    const ada = member('staff:1', 'editor');
    expect(await send(member('staff:3', 'viewer'), { ...UPDATE, deed: 'keep' })).toMatchObject({
      status: 403,
    });
    const kept = await send(ada, { ...UPDATE, ...CHANGED, pl: 'Do połowy', deed: 'keep' });
    const [draft] = await drafts.list();
    if (!draft) throw new Error('no draft');
    expect(kept).toMatchObject({ to: `/staff/updates/fire/?draft=${draft.id}&told=kept#form` });
    expect((await log.current()).revision).toBe(2);
    const ewa = member('staff:7', 'editor');
    expect(await send(ewa, null, draft.id)).toMatchObject({
      view: {
        form: {
          typed: {
            pl: 'Do połowy',
            draft: draft.id,
            expected: '2',
            beside: { states: { 'api@a': 'unavailable' } },
          },
          drafts: [{ id: draft.id }],
        },
      },
    });
    await send(ewa, { ...UPDATE, pl: 'Prawie', draft: draft.id, draftSaved: draft.updatedAt, deed: 'keep' });
    expect(await drafts.list()).toMatchObject([{ id: draft.id, author: 'staff:7' }]);
    const [last] = await drafts.list();
    await send(ewa, { ...UPDATE, draft: draft.id, draftSaved: last?.updatedAt });
    expect(await drafts.list()).toEqual([]);
  });

  test('is previewed with what changes in cells, applied from there, held and scheduled, and kept as a draft until then', async () => {
    const { as, log, view } = await sit('editor');
    const drafts = new StoredDrafts(log, () => NOON);
    const actions = as('staff:7', { kind: 'staff', role: 'editor' });
    const session = sessionOf(actions, 'editor', { drafts });
    const send = (form: object) =>
      answerIncident(view, session, 'fire', {
        form: formOf({ ...UPDATE, ...CHANGED, ...form }),
        correct: null,
      });
    await send({ deed: 'keep' });
    const [draft] = await drafts.list();
    const kept = { draft: draft?.id, draftSaved: draft?.updatedAt };
    const previewed = await send({ ...kept, deed: 'preview' });
    if (previewed?.kind !== 'preview') throw new Error('no preview');
    expect(previewed.view.lines.map(({ subject }) => subject)).toHaveLength(2);
    const fields = Object.fromEntries(previewed.view.fields);
    expect(fields).toMatchObject({ ...kept, pl: 'Wiemy.', 'cell:api@a': 'unavailable' });
    expect(fields).not.toHaveProperty('deed');
    expect(await send({ ...kept, how: 'hold', minutes: '500' })).toMatchObject({
      status: 422,
      view: { errors: { minutes: expect.any(String) } },
    });
    expect(await send({ ...kept, how: 'hold', minutes: '5' })).toMatchObject({
      to: '/staff/scheduled/?told=held',
    });
    expect(await actions.intents.open()).toMatchObject([{ proposal: { kind: 'posting', incident: 'fire' } }]);
    expect(await drafts.list()).toHaveLength(1);
    expect(await send({ ...kept, how: 'now' })).toMatchObject({ to: '/staff/published/3/' });
    expect(await drafts.list()).toEqual([]);
  });

  test('two who go on with one draft at once keep both', async () => {
    const { as, log, view } = await sit('editor');
    const walls = ['01', '02', '03', '04', '05', '06', '07', '08'].map(
      (second) => `2021-03-17T11:00:${second}.000Z`,
    );
    const drafts = new StoredDrafts(log, () => walls.shift() ?? NOON);
    const session = sessionOf(as('staff:7', { kind: 'staff', role: 'editor' }), 'editor', { drafts });
    const keep = (form: object) =>
      answerIncident(view, session, 'fire', {
        form: formOf({ ...UPDATE, deed: 'keep', ...form }),
        correct: null,
      });
    await keep({ pl: 'Zaczęte' });
    const [begun] = await drafts.list();
    const same = { draft: begun?.id, draftSaved: begun?.updatedAt };
    await keep({ ...same, pl: 'Ada pisze dalej' });
    expect(await keep({ ...same, pl: 'Ewa też' })).toMatchObject({
      to: expect.stringContaining('told=beside'),
    });
    await keep({ ...same, deed: 'discard' });
    const texts = (await drafts.list()).map(({ form }) => new Map(form).get('pl'));
    expect(texts.toSorted()).toEqual(['Ada pisze dalej', 'Ewa też']);
  });

  test('begins with a template, and publishes no gap of it that is open', async () => {
    const { session, view, log } = await sit('editor');
    const body = 'Od {since}. Panele: {panel}. Funkcje: {feature}. {cause} Do {next}.';
    await log.append(() => [published(templateDocument('szukamy', { body, nextIn: 60 }))]);
    const ask = (form: Record<string, string | readonly string[]> | null) =>
      answerIncident(view, session, 'fire', {
        form: form && formOf(form),
        correct: null,
        template: 'szukamy',
      });
    const begun = await ask(null);
    expect(begun).toMatchObject({
      view: {
        form: {
          typed: { pl: body, next: '2021-03-17T13:00' },
          gaps: [{ name: 'gap:cause:pl' }],
          templates: [{ href: '/staff/updates/fire/?template=szukamy#form' }],
        },
      },
    });
    const typed = { ...UPDATE, pl: body, next: '2021-03-17T13:00', panels: ['a', 'b'], expected: '3' };
    expect(await ask(typed)).toMatchObject({
      status: 422,
      view: { problem: { errors: { pl: expect.stringContaining('{cause}') } } },
    });
    expect((await log.current()).revision).toBe(3);
    expect(await ask({ ...typed, 'gap:cause:pl': 'Zawiodło chłodzenie.' })).toMatchObject({
      kind: 'redirect',
    });
    const said = (await log.current()).updates.fire?.[0]?.body.pl.replaceAll('\u00a0', ' ');
    expect(said).toBe(
      'Od 10 marca 2021, 01:00. Panele: A i B. Funkcje: api. Zawiodło chłodzenie. Do 17 marca 2021, 13:00.',
    );
  });
});
