import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { teams } from '../../../../../src/notify/channels/chats/teams.ts';
import type { Message } from '../../../../../src/notify/message.ts';
import { ADAPTIVE_CARD } from '../../../../support/adaptive-card.ts';
import { EVIL, messageOf, messageSection } from '../../../../support/messages.ts';

const ajv = new Ajv2020();
addFormats.default(ajv);
const isCard = ajv.compile(ADAPTIVE_CARD);

function write(message: Message) {
  const posted = JSON.parse(JSON.stringify(teams.write(message)));
  expect(posted).toMatchObject({
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null }],
  });
  const { content } = posted.attachments[0];
  isCard(content);
  expect(isCard.errors).toBeNull();
  return content;
}

test('a message is an Adaptive Card of version 1.4, in the envelope that Workflows take', () => {
  const card = write(messageOf());
  expect(card).toMatchObject({ version: '1.4', lang: 'pl', fallbackText: messageOf().subject });
  const texts = card.body.map(({ inlines }: { inlines: { text: string }[] }) => inlines[0]?.text);
  expect(texts).toEqual([
    messageOf().subject,
    messageOf().lead,
    messageOf().sections[0]?.heading,
    ...(messageOf().sections[0]?.lines ?? []),
    ...messageOf().footer,
  ]);
  expect(card.body[2]).toMatchObject({
    separator: true,
    inlines: [{ color: 'Good', selectAction: { url: messageOf().sections[0]?.href } }],
  });
  expect(card.actions.map(({ url }: { url: string }) => url)).toEqual([
    messageOf().links.page,
    messageOf().links.manage,
  ]);
});

test('what somebody wrote is in runs of text alone, which know no Markdown, mention nobody and fill in no dates', () => {
  const card = write(messageOf(EVIL));
  expect(JSON.stringify(card)).not.toContain('"msteams"');
  expect(JSON.stringify(card)).not.toContain('{{');
});

test('what does not fit is counted', () => {
  const card = write(messageOf({ sections: Array(40).fill(messageSection({ lines: ['ż'.repeat(1500)] })) }));
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(20 * 1024);
  expect(JSON.stringify(card)).toMatch(/I jeszcze \d+ rzeczy na stronie\./);
});

test.each([
  ['https://prod-12.westeurope.logic.azure.com/workflows/abc/triggers/manual/paths/invoke?sig=x', true],
  [
    'https://default1.2.environment.api.powerplatform.com/powerautomate/automations/direct/workflows/abc/triggers/manual/paths/invoke?sig=x',
    true,
  ],
  ['https://example.webhook.office.com/webhookb2/abc', true],
  ['https://logic.azure.com.evil.test/workflows/abc', false],
  ['https://evillogic.azure.com/workflows/abc', false],
  ['https://prod-12.westeurope.logic.azure.com/other', false],
])('%s is an address of Workflows: %s', (url, is) => {
  expect(teams.takes(new URL(url))).toBe(is);
});
