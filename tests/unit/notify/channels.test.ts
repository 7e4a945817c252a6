import { expect, test } from 'vitest';
import type { NotifyConfig } from '../../../src/config/notify-settings.ts';
import { channelsOf } from '../../../src/notify/channels.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openSender } from '../../support/receiver.ts';

const notify: NotifyConfig = {
  smtpUrl: null,
  mailFrom: null,
  mailBounces: null,
  dkim: null,
  vapid: null,
  rate: null,
  testAddress: null,
  subscriberKeys: null,
};

test.each([
  ['https://status.example.com', ['webhook', 'slack', 'teams', 'discord', 'google-chat', 'push']],
  ['http://127.0.0.1:4321', ['webhook', 'slack', 'teams', 'discord', 'google-chat']],
  [null, []],
])('a site at %s can tell by %j', (siteUrl, names) => {
  const channels = channelsOf({ siteUrl, dataDir: temporaryFolder(), notify }, openSender());
  expect(channels.map(({ name }) => name)).toEqual(names);
});
