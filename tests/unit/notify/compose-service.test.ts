import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LOCALES } from '../../../src/domain/locale.ts';
import { type Interest, TOLD_KINDS } from '../../../src/domain/subscription.ts';
import {
  composeConfirm,
  composeEnd,
  composeNotice,
  composeStopped,
  composeTest,
} from '../../../src/notify/compose-service.ts';
import type { Message } from '../../../src/notify/message.ts';
import type { ViewContext } from '../../../src/views/context.ts';
import { panelDocument, siteDocument } from '../../support/documents.ts';
import { contextOf, published } from '../../support/state.ts';
import { readMessage } from '../../support/told.ts';

const SITE = published(siteDocument({ orders: 'Zamówienia' }), panelDocument('b'));
const WISHES: readonly Interest[] = [{ of: 'cells', panels: ['b'], features: [], kinds: TOLD_KINDS }];
const LINKS = { manage: 'https://status.example.com/m', oneClick: 'https://status.example.com/o' };
const TO = { wishes: WISHES, pace: 'at-once', links: LINKS } as const;
const HREF = 'https://status.example.com/subscribe/confirm/t/';

const SERVICE: Readonly<Record<string, (context: ViewContext) => Message>> = {
  confirm: (context) => composeConfirm(context, 'm1', TO, HREF),
  end: (context) => composeEnd(context, 'm1', { ...TO, pace: 'digest' }, HREF),
  notice: (context) => composeNotice(context, 'm1', TO),
  stopped: (context) => composeStopped(context, 'm1', TO),
  test: (context) => composeTest(context, 'm1', LINKS),
};

const TEXTS = new Map(
  readFileSync(join(import.meta.dirname, 'service-texts.txt'), 'utf8')
    .split(/^==== /m)
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf('\n')), text.slice(text.indexOf('\n') + 1).trim()]),
);

test.for(Object.entries(SERVICE))('%s says all of it, in both languages', ([name, compose]) => {
  const texts = LOCALES.map((locale) => readMessage(compose(contextOf([SITE], { locale }))));
  expect(texts.join('\n----\n')).toBe(TEXTS.get(name));
});

test('one button, which leads where it was told to', () => {
  const context = contextOf([SITE]);
  expect(composeConfirm(context, 'm1', TO, HREF).action?.href).toBe(HREF);
  expect(composeNotice(context, 'm1', TO).action?.href).toBe(LINKS.manage);
  expect(composeTest(context, 'm1', LINKS).action).toBeNull();
});
