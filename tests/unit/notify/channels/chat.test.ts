import { expect, test } from 'vitest';
import { ChatChannel } from '../../../../src/notify/channels/chat.ts';
import { CHATS, chatNamed } from '../../../../src/notify/channels/chats/chat-forms.ts';
import { mailRecipient, messageOf } from '../../../support/messages.ts';
import { startReceiver } from '../../../support/receiver.ts';

const ADDRESSES = {
  slack: (port: number) => `https://hooks.slack.com:${port}/services/T0/B0/X`,
  teams: (port: number) => `https://prod-12.westeurope.logic.azure.com:${port}/workflows/abc`,
  discord: (port: number) => `https://discord.com:${port}/api/webhooks/1/abc`,
  'google-chat': (port: number) => `https://chat.googleapis.com:${port}/v1/spaces/A/messages?key=k&token=t`,
} as const;

async function deliver(name: keyof typeof ADDRESSES, status = 200, address?: string) {
  const { port, received, sender } = await startReceiver((response) => response.writeHead(status).end());
  const form = chatNamed(name);
  if (!form) throw new Error(name);
  const recipient = mailRecipient({ channel: name, address: address ?? ADDRESSES[name](port) });
  const outcome = await new ChatChannel(form, sender).deliver(messageOf(), recipient);
  return { outcome, received };
}

test.each(['slack', 'teams', 'discord', 'google-chat'] as const)(
  '%s is told in its own form',
  async (name) => {
    const { outcome, received } = await deliver(name);
    expect(outcome).toEqual({ kind: 'delivered', why: 'http.200' });
    expect(received[0]?.headers['content-type']).toBe('application/json');
    expect(received[0]?.body).toContain('synchronizacja cen znów działa');
  },
);

test.each([404, 410])('a place in a chat that is gone (%i) gets nothing more', async (status) => {
  expect((await deliver('slack', status)).outcome).toMatchObject({ kind: 'refused', isAddress: true });
});

test('a chat that was not reached is told later', async () => {
  expect((await deliver('discord', 500)).outcome).toMatchObject({ kind: 'later' });
});

test('what is none of the chat’s addresses is not called', async () => {
  const { outcome, received } = await deliver('slack', 200, 'https://hooks.example.test/services/T0/B0/X');
  expect(outcome).toEqual({ kind: 'refused', why: 'address.other-host', isAddress: true });
  expect(received).toEqual([]);
});

test('every chat has a name of its own', () => {
  expect(CHATS.map(({ name }) => name)).toEqual(Object.keys(ADDRESSES));
});
