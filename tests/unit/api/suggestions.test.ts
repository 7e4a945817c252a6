import { describe, expect, test } from 'vitest';
import { instantFromMs, msFromInstant } from '../../../src/domain/time.ts';
import { GRAFANA_FIRING, GRAFANA_TEST } from '../../support/alerts.ts';
import { openApi } from '../../support/api.ts';

const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000;
const OWN = '/api/v1/suggestions';
const SLOW = { key: 'slow', panel: 'a', feature: 'x', state: 'limited', text: 'Zamówienia idą 40 s' };

async function alerts(scope = {}) {
  const made = await openApi();
  const { text: token } = await made.issue({ verbs: ['suggest'], ...scope });
  const send = (body: unknown, path = OWN) => made.send({ method: 'POST', path, token, body });
  return { ...made, post: send, kept: () => made.suggestions.list() };
}

describe('a suggestion in our form', () => {
  test('is kept for staff and says nothing to readers', async () => {
    const { post, kept, log } = await alerts();
    expect(await post(SLOW)).toMatchObject({
      status: 202,
      json: { suggestions: [{ key: 'slow' }], ignored: [] },
    });
    expect(await kept()).toMatchObject([
      {
        source: 'api',
        key: 'slow',
        panels: ['a'],
        features: ['x'],
        state: 'limited',
        endedAt: null,
        times: 1,
      },
    ]);
    expect((await log.current()).revision).toBe(1);
  });

  test('that comes and goes is one, and says how often it came', async () => {
    const { post, kept, clock } = await alerts();
    for (const minute of ['10', '20', '30']) {
      clock.now = `2021-03-17T12:${minute}:00.000Z`;
      await post(SLOW);
      await post({ key: 'slow', ended: true });
    }
    await post(SLOW);
    expect(await kept()).toMatchObject([{ times: 4, endedAt: null, firstSeen: '2021-03-17T12:10:00.000Z' }]);
  });

  test('stays set aside while it lasts, unless it becomes worse, or comes again after a day of quiet', async () => {
    const { post, kept, suggestions, clock } = await alerts();
    const isAside = async () => (await kept())[0]?.dismissedAt !== null;
    await post(SLOW);
    await suggestions.dismiss([(await kept())[0]?.id ?? ''], 'staff:7');
    await post({ key: 'slow', ended: true });
    await post(SLOW);
    expect(await isAside()).toBe(true);
    await post({ ...SLOW, state: 'unavailable' });
    expect(await isAside()).toBe(false);
    await suggestions.dismiss([(await kept())[0]?.id ?? ''], 'staff:7');
    await post({ key: 'slow', ended: true });
    clock.now = '2021-03-19T12:00:00.000Z';
    await post(SLOW);
    expect(await kept()).toMatchObject([{ dismissedAt: null, times: 1, firstSeen: clock.now }]);
  });

  test('is kept for 30 days after it was last seen', async () => {
    const { post, kept, clock } = await alerts();
    await post(SLOW);
    const [{ lastSeen } = { lastSeen: '' }] = await kept();
    clock.now = instantFromMs(msFromInstant(lastSeen) + THIRTY_DAYS);
    await post({ ...SLOW, key: 'other' });
    expect((await kept()).map(({ key }) => key).sort()).toEqual(['other', 'slow']);
    clock.now = instantFromMs(msFromInstant(lastSeen) + THIRTY_DAYS + 1);
    expect((await kept()).map(({ key }) => key)).toEqual(['other']);
  });

  const wrong: [what: string, body: object, status: number, pointer: string][] = [
    ['no key', { ...SLOW, key: undefined }, 422, '#/key'],
    ['no text', { ...SLOW, text: undefined }, 422, '#/text'],
    ['two lines', { ...SLOW, text: 'a\nb' }, 422, '#/text'],
    ['no such panel', { ...SLOW, panel: 'z' }, 422, '#/panel'],
    ['no such feature', { ...SLOW, feature: 'z' }, 422, '#/feature'],
    ['no such state', { ...SLOW, state: 'slow' }, 422, '#/state'],
    ['an address that runs', { ...SLOW, url: 'javascript:alert(1)' }, 422, '#/url'],
  ];
  test.for(wrong)('with %s is refused at its field', async ([, body, status, pointer]) => {
    const { post, kept } = await alerts();
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(Object(answer.json).errors).toMatchObject([{ pointer }]);
    expect(await kept()).toEqual([]);
  });

  test('needs a token that was made for it, and for what it is about', async () => {
    const { post, issue, send } = await alerts({ panels: ['b'] });
    expect(await post(SLOW)).toMatchObject({ status: 403, json: { code: 'forbidden' } });
    const { text: token } = await issue({ verbs: ['availability'] });
    expect(await send({ method: 'POST', path: OWN, token, body: SLOW })).toMatchObject({ status: 403 });
    expect(await send({ method: 'POST', path: OWN, body: SLOW })).toMatchObject({ status: 401 });
  });
});

describe('a token narrowed to a panel and a feature', () => {
  const END = { key: 'slow', ended: true };

  test('ends what it suggested by the key alone, and is told what that was', async () => {
    const { post, kept } = await alerts({ panels: ['a'], features: ['x'] });
    await post({ ...SLOW, state: 'unavailable' });
    expect(await post(END)).toMatchObject({
      status: 202,
      json: {
        suggestions: [{ key: 'slow', panels: ['a'], features: ['x'], state: 'unavailable', ended: true }],
        ignored: [],
      },
    });
    expect(await kept()).toMatchObject([{ endedAt: expect.any(String) }]);
  });

  test('neither ends nor changes what stands beyond it under the same key, whatever it names', async () => {
    const { post, kept, issue, send } = await alerts();
    await post({ ...SLOW, panel: 'b' });
    const { text: token } = await issue({ verbs: ['suggest'], panels: ['a'] });
    for (const body of [END, { ...SLOW, ended: true }, SLOW]) {
      const answer = await send({ method: 'POST', path: OWN, token, body });
      expect(answer).toMatchObject({ status: 403, json: { code: 'forbidden' } });
    }
    expect(await kept()).toMatchObject([{ panels: ['b'], endedAt: null }]);
  });

  test('is told that there is nothing to end under a key that nobody sent', async () => {
    const { post, kept } = await alerts({ panels: ['a'] });
    expect(await post(END)).toMatchObject({
      status: 202,
      json: {
        suggestions: [],
        ignored: [{ key: 'slow', reason: expect.stringContaining('nothing to end') }],
      },
    });
    expect(await kept()).toEqual([]);
  });

  test('ends an alert of Grafana that is within it', async () => {
    const { post, kept } = await alerts({ panels: ['a'], features: ['x'] });
    const to = `${OWN}/grafana`;
    await post(GRAFANA_FIRING, to);
    const [alert] = GRAFANA_FIRING.alerts;
    const answer = await post(
      { alerts: [{ ...alert, status: 'resolved', labels: { panel: 'a', feature: 'x' } }] },
      to,
    );
    expect(answer.json).toMatchObject({ suggestions: [{ state: 'unavailable', ended: true }], ignored: [] });
    expect(await kept()).toMatchObject([{ endedAt: expect.any(String) }]);
  });
});

describe('what Grafana sends', () => {
  const to = `${OWN}/grafana`;

  test('is read by its labels; what has none of them is named and left', async () => {
    const { post, kept } = await alerts();
    const answer = await post(GRAFANA_FIRING, to);
    expect(answer).toMatchObject({
      status: 202,
      json: {
        suggestions: [{ key: 'e6349a25f5ef0e9e', panels: ['a'], features: ['x'], state: 'unavailable' }],
      },
    });
    expect(await kept()).toMatchObject([
      { source: 'grafana', text: 'High memory usage', url: expect.stringContaining('viewPanel=2') },
    ]);
    expect(await post(GRAFANA_TEST, to)).toMatchObject({
      status: 202,
      json: { suggestions: [], ignored: [{ reason: expect.stringContaining('labels panel and feature') }] },
    });
  });

  test('in whatever words is one line that staff can be shown, and no address that runs', async () => {
    const { post, kept } = await alerts();
    const [alert] = GRAFANA_FIRING.alerts;
    const annotations = { summary: `\u202e a\n\n${'b'.repeat(900)}\u0000` };
    await post(
      {
        alerts: [
          { ...alert, annotations, panelURL: 'javascript:alert(1)', dashboardURL: '', generatorURL: '' },
        ],
      },
      to,
    );
    const [one] = await kept();
    expect(one?.text).toMatch(/^a b+…$/);
    expect(one?.text.length).toBeLessThan(500);
    expect(one?.url).toBeNull();
  });

  test('of a panel that there is not is kept, with its name', async () => {
    const { post, kept } = await alerts();
    const [alert] = GRAFANA_FIRING.alerts;
    await post({ alerts: [{ ...alert, labels: { panel: 'z', feature: 'x, y' } }] }, to);
    expect(await kept()).toMatchObject([
      { panels: [], features: ['x', 'y'], unknown: ['panel=z'], state: 'limited' },
    ]);
  });

  test('whose panels are nothing but commas is not about all of them', async () => {
    const { post, kept } = await alerts();
    const [alert] = GRAFANA_FIRING.alerts;
    await post({ alerts: [{ ...alert, labels: { panel: ',,', feature: 'x' } }] }, to);
    expect(await kept()).toMatchObject([{ panels: [], features: ['x'] }]);
  });

  test('that is nothing of the kind is refused', async () => {
    const { post } = await alerts();
    expect(await post({ title: 'x' }, to)).toMatchObject({ status: 422, json: { code: 'body.invalid' } });
  });
});
