import { describe, expect, test } from 'vitest';
import {
  nothingTyped,
  type Reached,
  type SubscribeTyped,
  subscribeView,
} from '../../../src/views/subscribe.ts';
import { subscribeHref } from '../../../src/views/subscribe-href.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { contextOf, published } from '../../support/state.ts';
import { opened } from '../../support/updates.ts';

const SITE = published(
  panelDocument('a'),
  panelDocument('b'),
  featureDocument('prices'),
  featureDocument('orders'),
);
const context = contextOf([SITE, opened('fire', { impact: 'major', panels: ['b'] })]);
const OFFER = { channels: ['email', 'slack', 'webhook'], reached: 'everybody', pushKey: null } as const;
const filled = (typed: Partial<SubscribeTyped>, offer: Parameters<typeof show>[1] = OFFER) =>
  show({ ...nothingTyped('pl'), ...typed }, offer);

function show(typed: SubscribeTyped, offer: NonNullable<Parameters<typeof subscribeView>[1]>['offer']) {
  return subscribeView(context, { offer, typed });
}

const isOn = (options: readonly { readonly value: string; readonly isOn: boolean }[] = []) =>
  options.filter((one) => one.isOn).map(({ value }) => value);

test('as it is published it takes nothing, and says so; feeds and calendar are offered all the same', () => {
  const view = subscribeView(context, null);
  expect(view.form).toBeNull();
  expect(view.note).toMatch(/^Tu nie można teraz zamówić/);
  expect(view.follow.calendar.href).toBe('/calendar.ics');
});

describe('the form', () => {
  test('a link fills in what it is about, and the rest is left to choose from', () => {
    const what = filled({ panels: ['b'], features: ['prices'], once: true }).form?.what;
    expect(isOn(what?.panels)).toEqual(['b']);
    expect(what?.chosen.map(({ value }) => value)).toEqual(['prices']);
    expect(what?.areas.flatMap(({ features }) => features.map(({ value }) => value))).toEqual(['orders']);
    expect(what?.once).toBe(true);
  });

  test('of an incident it names it; of one that there is not, nothing', () => {
    expect(filled({ incident: 'fire' }).form?.what.incident?.value).toBe('fire');
    expect(filled({ incident: 'flood' }).form?.what.incident).toBeNull();
  });

  test('answers are the one kind that has to be asked for', () => {
    expect(isOn(filled({}).form?.what.kinds)).toEqual(['change', 'update', 'maintenance', 'promise']);
  });

  test('feeds beside it are of what is chosen', () => {
    expect(filled({ panels: ['b'] }).follow.atom.href).toBe('/panel/b/feed.atom');
    expect(filled({ panels: ['b'], features: ['prices'] }).follow.atom.href).toBe(
      '/features/prices/feed.atom',
    );
    expect(filled({ panels: ['a', 'b'] }).follow.atom.href).toBe('/feed.atom');
  });

  test('the other language has the same filled in', () => {
    expect(filled({ panels: ['b'], once: true }).page.twin.href).toBe('/en/subscribe/?panel=b&once=1');
  });
});

describe('what can be offered', () => {
  test('without a mail server no e-mail is, and the page says what is', () => {
    const view = filled({}, { ...OFFER, channels: ['slack'] });
    expect(view.form?.hasEmail).toBe(false);
    expect(view.form?.ways.map(({ value }) => value)).toEqual(['slack']);
    expect(view.note).toMatch(/^Nie wysyłamy stąd e-\u2060maili/);
  });

  test('where nothing is, there is no form', () => {
    const view = filled({}, { ...OFFER, channels: [] });
    expect(view.form).toBeNull();
    expect(view.note).toMatch(/kanały i/);
  });

  test('a replay says that nothing is sent, and with a test address that it alone gets anything', () => {
    const noteOf = (reached: Reached) =>
      subscribeView(context, { offer: { ...OFFER, reached }, typed: nothingTyped('pl') }).note;
    expect(noteOf('nobody')).toMatch(/niczego nie wysyła/);
    expect(noteOf('test-address')).toMatch(/tylko na jeden adres próbny/);
  });
});

test('an address of the form holds what it is filled with, and nothing else', () => {
  expect(subscribeHref('pl')).toBe('/subscribe/');
  expect(subscribeHref('en', { panels: ['a', 'b'], features: ['x'], incident: 'fire', once: true })).toBe(
    '/en/subscribe/?panel=a&panel=b&feature=x&incident=fire&once=1',
  );
});
