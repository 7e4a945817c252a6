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
          retry: unused,
          test: unused,
        },
      },
    },
    { topics: ['change/b/price-sync'] },
  );
  expect(concernedView('pl', facts)).toEqual({
    text: '2023\u00a0odbiorców',
    lines: ['E-mail: 2022, w\u00a0tym 22 w\u00a0zestawieniu o\u00a008:00', 'Slack: 1'],
    remarks: ['Maile wyjdą w\u00a0ciągu 3\u00a0minut.'],
  });
  expect(concernedView('en', { ...facts, isPaused: true }).remarks).toEqual([
    'Mails go out within 3\u00a0minutes.',
    'Sending is paused: the messages wait in the queue.',
  ]);
});

test('a change that nobody follows tells nobody, and says so', () => {
  expect(concernedView('en', { concerned: [], rate: null, isPaused: true })).toEqual({
    text: 'Nobody: no one follows this change, or it is not one that people are told of.',
    lines: [],
    remarks: [],
  });
});

async function unused(): Promise<never> {
  throw new Error('not for this test');
}
