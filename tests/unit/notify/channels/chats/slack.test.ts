import type { KnownBlock } from '@slack/types';
import { expect, test } from 'vitest';
import { slack } from '../../../../../src/notify/channels/chats/slack.ts';
import type { Message } from '../../../../../src/notify/message.ts';
import { EVIL, messageOf, messageSection } from '../../../../support/messages.ts';

interface Posted {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

const write = (message: Message): Posted => JSON.parse(JSON.stringify(slack.write(message)));

test('a message is blocks of Block Kit: a header, the lead, a block a section, small print, links', () => {
  const { text, blocks } = write(messageOf());
  expect(text).toBe('Panel B: synchronizacja cen znów działa');
  expect(blocks.map(({ type }) => type)).toEqual([
    'header',
    'rich_text',
    'rich_text',
    'rich_text',
    'rich_text',
  ]);
  expect(blocks[0]).toEqual({
    type: 'header',
    text: { type: 'plain_text', text: 'Panel B: synchronizacja cen znów działa', emoji: false },
  });
  expect(blocks[2]).toEqual({
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          {
            type: 'link',
            url: messageOf().sections[0]?.href,
            text: 'Synchronizacja cen, panel B',
            style: { bold: true },
          },
          { type: 'text', text: `\n${messageOf().sections[0]?.lines.join('\n')}`, style: {} },
        ],
      },
    ],
  });
});

test('nobody is mentioned, and no link is made, by what somebody wrote', () => {
  const { text, blocks } = write(messageOf(EVIL));
  expect(text).not.toMatch(/[<>]/);
  // What is read as markup is in none of them; elements that mention are none of these.
  const kinds = JSON.stringify(blocks).matchAll(/"type":"(\w+)"/g);
  expect(new Set([...kinds].map(([, kind]) => kind))).toEqual(
    new Set(['header', 'plain_text', 'rich_text', 'rich_text_section', 'text', 'link']),
  );
  const links = [...JSON.stringify(blocks).matchAll(/"url":"([^"]+)"/g)].map(([, url = '']) => url);
  expect(links.every((url) => url.startsWith('https://status.example.com/'))).toBe(true);
});

test('at most 50 blocks and 20 KB: sections that do not fit are counted', () => {
  const { blocks } = write(messageOf({ sections: Array(80).fill(messageSection()) }));
  expect(blocks.length).toBeLessThanOrEqual(50);
  expect(JSON.stringify(blocks)).toMatch(/I jeszcze \d+ rzeczy na stronie\./);
  const long = write(
    messageOf({ subject: 'ż'.repeat(400), sections: [messageSection({ lines: ['ż'.repeat(9000)] })] }),
  );
  expect(Buffer.byteLength(JSON.stringify(long))).toBeLessThanOrEqual(20 * 1024);
  const [header] = long.blocks;
  expect(header?.type === 'header' && header.text.text).toHaveLength(150);
});

test('what asks something has its answer as the first link', () => {
  const action = { label: 'Potwierdź', href: 'https://status.example.com/subscribe/confirm/x/' };
  const { blocks } = write(messageOf({ kind: 'confirm', action }));
  expect(JSON.stringify(blocks.at(-1))).toContain(
    '"url":"https://status.example.com/subscribe/confirm/x/","text":"Potwierdź"',
  );
});

test.each([
  ['https://hooks.slack.com/services/T000/B000/XXXX', true],
  ['https://hooks.slack.com/workflows/T000/B000', false],
  ['https://hooks.slack.com.evil.test/services/T000/B000/XXXX', false],
  ['https://slack.com/services/T000/B000/XXXX', false],
])('%s is an address of Slack: %s', (url, is) => {
  expect(slack.takes(new URL(url))).toBe(is);
});
