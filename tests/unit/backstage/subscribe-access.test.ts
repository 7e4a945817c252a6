import { expect, test } from 'vitest';
import { subscribeAccessOf } from '../../../src/backstage/subscribe-access.ts';
import { readConfig } from '../../../src/config/settings.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openSubscribers } from '../../support/subscribers.ts';

const MAIL = { SMTP_URL: 'smtp://mail.example:25', MAIL_FROM: 'status@example.com' };
const SITE = { SITE_URL: 'https://status.example.com' };
const CHATS = ['slack', 'teams', 'discord', 'google-chat'];

test.each([
  ['without a mail server neither mail nor webhooks, whose owners get mail', SITE, ['push', ...CHATS]],
  ['with one all', { ...SITE, ...MAIL }, ['email', 'push', 'webhook', ...CHATS]],
  [
    'without https no push',
    { SITE_URL: 'http://status.example.com', ...MAIL },
    ['email', 'webhook', ...CHATS],
  ],
])('%s', async (_, settings, offered) => {
  const { subscribers } = await openSubscribers();
  const config = readConfig({ ...settings, DATA_DIR: temporaryFolder() }, temporaryFolder());
  const receivers = { check: async () => null, challenge: async () => 'answered' as const };
  expect(subscribeAccessOf({ config, subscribers }, receivers).channels).toEqual(offered);
});
