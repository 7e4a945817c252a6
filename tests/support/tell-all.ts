// Run as a process of its own: tells whatever is due in the database at `url` to the receiver at `port`, until it is killed.

import pino from 'pino';
import { Agent, request } from 'undici';
import type { Addressee } from '../../src/actions/addressees.ts';
import { wallClock } from '../../src/backstage/wall-clock.ts';
import { EMPTY_STATE } from '../../src/domain/state.ts';
import type { Channel } from '../../src/notify/channel.ts';
import { TellingWorker } from '../../src/notify/worker.ts';
import { openDatabase } from '../../src/store/database.ts';
import { EventLog } from '../../src/store/log.ts';
import { StoredTelling } from '../../src/store/telling/stored-telling.ts';

const [url = '', port = '', connections = '', lease = ''] = process.argv.slice(2);
const database = await openDatabase({ url, authToken: null });
const log = new EventLog(database, wallClock);
const telling = new StoredTelling(log, wallClock, database.clock);
const agent = new Agent({ connections: Number(connections), pipelining: 1 });
const channel: Channel = {
  name: 'webhook',
  concurrency: Number(connections),
  async deliver({ id }, { subscriber }) {
    const path = `/${subscriber}/${id}`;
    const { body } = await request(`http://127.0.0.1:${port}${path}`, { method: 'POST', dispatcher: agent });
    await body.dump();
    return { kind: 'delivered', why: 'http.204' };
  },
  close: () => agent.close(),
};
const worker = new TellingWorker({
  telling,
  log: { look: async () => Number.POSITIVE_INFINITY, released: 0 },
  addressees: {
    find: async (ids) => new Map(ids.map((id) => [id, addresseeOf(id)])),
    eraseDue: async () => null,
  },
  channels: [channel],
  rules: {
    compose: ({ id, keys }) => ({
      ...{ id, kind: 'news', locale: 'pl', revision: 1, site: 'Status', subject: id, lead: '', sections: [] },
      ...{ thread: null, action: null, footer: [], occurrences: keys },
      links: { page: url, manage: url, oneClick: url },
    }),
    present: () => ({ state: EMPTY_STATE, now: wallClock() }),
    testAddress: null,
    wallClock,
    random: Math.random,
  },
  logger: pino({ level: 'silent' }),
  mailRate: null,
  lease: Number(lease),
});
process.once('SIGTERM', () => void worker.close().then(() => process.exit(0)));
process.send?.('ready');
await worker.look();

function addresseeOf(id: string): Addressee {
  return {
    ...{
      id,
      channel: 'webhook',
      address: `https://hook.example.com/${id}`,
      isGroup: false,
      format: 'latarnia',
    },
    ...{ secret: null, owner: null, locale: 'pl', pace: 'at-once', status: 'confirmed' },
  };
}
