import { expect, test } from 'vitest';
import { concernedBy } from '../../../src/staff/concerned.ts';
import { concernedView } from '../../../src/views/staff/concerned.ts';

test('a preview tells the exact number, channel by channel, and how long the mails take', async () => {
  const facts = await concernedBy(
    {
      notifying: {
        rate: 14,
        status: async () => ({ cursor: null, pause: null, channels: [], failures: [] }),
        concerned: async (topics) =>
          topics.includes('change/b/price-sync')
            ? [
                { channel: 'email', atOnce: 2000, digest: 22 },
                { channel: 'slack', atOnce: 1, digest: 0 },
              ]
            : [],
        ...{
          pauseOfSomebody: unused,
          toldOf: unused,
          pause: unused,
          resume: unused,
          reaches: () => true,
          retry: unused,
          test: unused,
        },
      },
    },
    { topics: ['change/b/price-sync'] },
  );
  expect(concernedView('pl', facts)).toEqual({
    text: '2023\u00a0odbiorców',
    lines: ['E-mail: 2022, w\u00a0tym 22 w\u00a0skrócie dnia o\u00a008:00', 'Slack: 1'],
    remarks: ['E-maile wyjdą w\u00a0ciągu 3\u00a0minut.'],
  });
  expect(concernedView('en', { ...facts, isPaused: true }).remarks).toEqual([
    'E-mails go out within 3\u00a0minutes.',
    'Sending is paused: the messages will wait in the queue.',
  ]);
});

test('a change that nobody follows tells nobody, and says so', () => {
  expect(concernedView('en', { concerned: [], rate: null, isPaused: true })).toEqual({
    text: 'Nobody: no one follows this change, or people are not told about changes like it.',
    lines: [],
    remarks: [],
  });
});

async function unused(): Promise<never> {
  throw new Error('not for this test');
}
