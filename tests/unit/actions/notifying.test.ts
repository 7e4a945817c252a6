import { expect, test } from 'vitest';
import { type NotifyingDeed, steerNotifying } from '../../../src/actions/notifying.ts';
import type { Authority } from '../../../src/domain/staff.ts';

/** Telling, and what was asked of it. */
function steered(authority: Authority) {
  const done: string[] = [];
  const note = async (what: string) => void done.push(what);
  const notifying = {
    rate: null,
    status: async () => ({ cursor: null, pause: null, channels: [], failures: [] }),
    pauseOfSomebody: async () => null,
    concerned: async () => [],
    toldOf: async () => [],
    pause: (by: string) => note(`pause ${by}`),
    resume: (by: string) => note(`resume ${by}`),
    retry: async (message: string) => {
      await note(`retry ${message}`);
      return message === 'known';
    },
    reaches: (email: string) => email !== 'away@example.com',
    test: (email: string, locale: string) => note(`test ${email} ${locale}`),
  };
  const record = (kind: string) => note(kind);
  const steer = (deed: NotifyingDeed) =>
    steerNotifying({ notifying, record, actor: 'staff:7', authority }, deed);
  return { steer, done };
}

test.for([
  [{ deed: 'pause' }, ['pause staff:7', 'notify.paused']],
  [{ deed: 'resume' }, ['resume staff:7', 'notify.resumed']],
  [{ deed: 'retry', message: 'known' }, ['retry known', 'notify.retried']],
  [{ deed: 'test', email: 'ewa@example.com', locale: 'en' }, ['test ewa@example.com en', 'notify.tested']],
] satisfies [NotifyingDeed, string[]][])(
  'an editor does $0.deed, and it is written down',
  async ([deed, expected]) => {
    const { steer, done } = steered({ kind: 'staff', role: 'editor' });
    expect(await steer(deed)).toEqual({ ok: true });
    expect(done).toEqual(expected);
  },
);

test('whoever may not say how things are has no hand in telling', async () => {
  const { steer, done } = steered({ kind: 'staff', role: 'support' });
  expect(await steer({ deed: 'pause' })).toMatchObject({ ok: false, code: 'forbidden' });
  expect(done).toEqual([]);
});

test('a message that is kept no more is not tried again', async () => {
  const { steer } = steered({ kind: 'operator' });
  expect(await steer({ deed: 'retry', message: 'gone' })).toMatchObject({
    ok: false,
    code: 'message.unknown',
  });
});

test('a test to an address that gets nothing on this site is refused at once, and nothing is stored', async () => {
  const { steer, done } = steered({ kind: 'staff', role: 'editor' });
  const outcome = await steer({ deed: 'test', email: 'away@example.com', locale: 'pl' });
  expect(outcome).toMatchObject({ ok: false, code: 'test.unreachable' });
  expect(done).toEqual([]);
});
