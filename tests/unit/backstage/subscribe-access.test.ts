import { expect, test, vi } from 'vitest';
import { subscribeAccessOf } from '../../../src/backstage/subscribe-access.ts';
import { readConfig } from '../../../src/config/settings.ts';
import { project } from '../../../src/domain/projection.ts';
import { EMPTY_STATE } from '../../../src/domain/state.ts';
import { eventsOf, NOON } from '../../support/events.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openSubscribers } from '../../support/subscribers.ts';

const MAIL = { SMTP_URL: 'smtp://mail.example:25', MAIL_FROM: 'status@example.com' };
const SITE = { SITE_URL: 'https://status.example.com' };
const CHATS = ['slack', 'teams', 'discord', 'google-chat'];

const CLOCK = { type: 'clock.set', since: null, actor: 'test' } as const;

async function open(settings: Readonly<Record<string, string>>) {
  const { subscribers } = await openSubscribers();
  const config = readConfig({ ...settings, DATA_DIR: temporaryFolder() }, temporaryFolder());
  const receivers = { check: async () => null, challenge: async () => 'answered' as const };
  const app = { config, subscribers, state: EMPTY_STATE, log: { refresh: vi.fn(async () => {}) } };
  return { app, access: subscribeAccessOf(app, receivers) };
}

test.each([
  ['without a mail server neither mail nor webhooks, whose owners get mail', SITE, ['push', ...CHATS]],
  ['with one all', { ...SITE, ...MAIL }, ['email', 'push', 'webhook', ...CHATS]],
  [
    'without https no push',
    { SITE_URL: 'http://status.example.com', ...MAIL },
    ['email', 'webhook', ...CHATS],
  ],
])('%s', async (_, settings, offered) => {
  expect((await open(settings)).access.channels).toEqual(offered);
});

test.each([
  ['a replay reaches nobody', SITE, 'nobody'],
  ['with an address for tests that one alone', { ...SITE, NOTIFY_TEST: 'ola@example.com' }, 'test-address'],
])('%s, until the log says that the clock is live', async (_, settings, reached) => {
  const { app, access } = await open({ ...MAIL, ...settings });
  expect(access.reached).toBe('everybody');
  app.state = project(eventsOf([{ ...CLOCK, payload: { mode: 'replay', instant: NOON } }]));
  expect(access.reached).toBe(reached);
  app.state = project(eventsOf([{ ...CLOCK, payload: { mode: 'live' } }]));
  expect(access.reached).toBe('everybody');
});

test('who just asked is told by the newest of the log', async () => {
  const { app, access } = await open({ ...MAIL, ...SITE });
  app.state = project(eventsOf([{ ...CLOCK, payload: { mode: 'replay', instant: NOON } }]));
  app.log.refresh.mockImplementation(async () => {
    app.state = project(eventsOf([{ ...CLOCK, payload: { mode: 'live' } }]));
  });
  await access.lookAtLog();
  expect(access.reached).toBe('everybody');
});
