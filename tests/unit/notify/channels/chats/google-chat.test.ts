import { expect, test } from 'vitest';
import { googleChat } from '../../../../../src/notify/channels/chats/google-chat.ts';
import { EVIL, messageOf, messageSection } from '../../../../support/messages.ts';

const ADDRESS = 'https://chat.googleapis.com/v1/spaces/AAA/messages?key=k&token=t';

test('a message is one card: its header, the lead, a section a thing, small print and buttons', () => {
  const [section] = messageOf().sections;
  expect(googleChat.write(messageOf())).toEqual({
    fallbackText: 'Panel B: synchronizacja cen znów działa',
    thread: { threadKey: 'feature/price-sync' },
    cardsV2: [
      {
        cardId: 'm-0123456789abcdef',
        card: {
          header: { title: 'Panel B: synchronizacja cen znów działa', subtitle: 'Status BaseLinker' },
          sections: [
            { widgets: [{ textParagraph: { text: messageOf().lead } }] },
            {
              widgets: [
                {
                  textParagraph: {
                    text: `<b><a href="${section?.href}">${section?.heading}</a></b>\n${section?.lines.join('\n')}`,
                  },
                },
              ],
            },
            {
              widgets: [
                { textParagraph: { text: messageOf().footer.join('\n') } },
                {
                  buttonList: {
                    buttons: [
                      { text: 'Strona statusu', onClick: { openLink: { url: messageOf().links.page } } },
                      {
                        text: 'Zmień, o czym piszemy',
                        onClick: { openLink: { url: messageOf().links.manage } },
                      },
                    ],
                  },
                },
              ],
            },
          ],
        },
      },
    ],
  });
});

test('nobody is mentioned, and no link is made, by what somebody wrote', () => {
  const written = JSON.stringify(googleChat.write(messageOf(EVIL)));
  expect(written).not.toContain('<users/all>');
  const tags = [...written.matchAll(/<(\/?\w+)/g)].map(([, tag]) => tag);
  expect(new Set(tags)).toEqual(new Set(['b', '/b', 'a', '/a']));
  // Escaped, an attribute is none.
  const links = [...written.matchAll(/(?:<a href=\\"|"url":")([^"\\]+)/g)].map(([, url = '']) => url);
  expect(links.every((url) => url.startsWith('https://status.example.com/'))).toBe(true);
});

test('what does not fit 20 KB is counted', () => {
  const section = messageSection({ lines: ['ż'.repeat(1500)] });
  const written = JSON.stringify(googleChat.write(messageOf({ sections: Array(30).fill(section) })));
  expect(Buffer.byteLength(written)).toBeLessThanOrEqual(20 * 1024);
  expect(written).toMatch(/I jeszcze \d+ rzeczy na stronie\./);
});

test('what belongs together is one thread of the space', () => {
  expect(googleChat.place?.(ADDRESS, messageOf())).toBe(
    `${ADDRESS}&messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD`,
  );
  expect(googleChat.place?.(ADDRESS, messageOf({ thread: null }))).toBe(ADDRESS);
});

test.each([
  [ADDRESS, true],
  ['https://chat.googleapis.com/v1/spaces/AAA/messages', false],
  ['https://chat.googleapis.com/v1/spaces/AAA/members?key=k&token=t', false],
  ['https://googleapis.com/v1/spaces/AAA/messages?key=k&token=t', false],
])('%s is an address of Google Chat: %s', (url, is) => {
  expect(googleChat.takes(new URL(url))).toBe(is);
});
