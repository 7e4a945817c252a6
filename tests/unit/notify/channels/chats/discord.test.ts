import type { RESTPostAPIWebhookWithTokenJSONBody } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { discord } from '../../../../../src/notify/channels/chats/discord.ts';
import type { Message } from '../../../../../src/notify/message.ts';
import { EVIL, messageOf, messageSection } from '../../../../support/messages.ts';

function write(message: Message): RESTPostAPIWebhookWithTokenJSONBody {
  return JSON.parse(JSON.stringify(discord.write(message)));
}

test('a message is an embed with its links, and one a section in the colour of how it is', () => {
  const { embeds = [], allowed_mentions } = write(messageOf());
  expect(allowed_mentions).toEqual({ parse: [] });
  expect(embeds).toHaveLength(2);
  expect(embeds[0]).toMatchObject({
    title: 'Panel B\\: synchronizacja cen znów działa',
    url: 'https://status.example.com/panel/b/',
    description: expect.stringContaining('[Strona statusu](https://status.example.com/panel/b/)'),
    footer: { text: messageOf().footer.join('\n') },
  });
  expect(embeds[1]).toMatchObject({ title: 'Synchronizacja cen, panel B', color: 0x1a7f4b });
});

test('nobody is mentioned, and no Markdown is read, in what somebody wrote', () => {
  const { embeds = [] } = write(messageOf(EVIL));
  for (const { title = '', description = '' } of embeds) {
    const written = description.replace(/\[Strona statusu\].*$/, '');
    for (const text of [title, written]) {
      expect(text).not.toMatch(/@(?:everyone|here)/);
      expect(text).not.toMatch(/(?<!\\)[<>[\]*_`~|]/);
    }
  }
});

test('at most ten embeds of 6000 characters: sections that do not fit are counted', () => {
  const { embeds = [] } = write(messageOf({ sections: Array(30).fill(messageSection()) }));
  expect(embeds).toHaveLength(10);
  expect(embeds[0]?.footer?.text).toMatch(/^I jeszcze 21 rzeczy na stronie\./);
  const long = messageSection({ heading: '*'.repeat(300), lines: ['ż*'.repeat(1500)] });
  const cut = write(messageOf({ sections: Array(5).fill(long) })).embeds ?? [];
  const all = cut.reduce(
    (sum, { title = '', description = '', footer }) =>
      sum + title.length + description.length + (footer?.text.length ?? 0),
    0,
  );
  expect(all).toBeLessThanOrEqual(6000);
  for (const { title = '', description = '' } of cut) {
    expect(title.length).toBeLessThanOrEqual(256);
    expect(description.length).toBeLessThanOrEqual(4096);
    expect(title).not.toMatch(/(?<!\\)(?:\\\\)*\\$/);
  }
});

test.each([
  ['https://discord.com/api/webhooks/123456/abc-DEF_1', true],
  ['https://discordapp.com/api/webhooks/123456/abc', true],
  ['https://canary.discord.com/api/v10/webhooks/123456/abc', true],
  ['https://discord.com/api/webhooks/123456/abc/slack', false],
  ['https://discord.com/api/users/@me', false],
  ['https://discord.com.evil.test/api/webhooks/123456/abc', false],
])('%s is an address of Discord: %s', (url, is) => {
  expect(discord.takes(new URL(url))).toBe(is);
});
