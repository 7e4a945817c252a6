// Run as a process of its own: appends `count` confirmations to the log at `url`.
import { openDatabase } from '../../src/store/database.ts';
import { EventLog } from '../../src/store/log.ts';

const [url = '', count = '0'] = process.argv.slice(2);
const database = await openDatabase({ url, authToken: null });
const log = new EventLog(database, () => '2021-03-17T11:00:00.000Z');
for (let index = 0; index < Number(count); index += 1) {
  const outcome = await log.append(() => [
    {
      type: 'status.confirmed',
      payload: { nextUpdateBy: null },
      since: null,
      actor: `process ${process.pid}`,
    },
  ]);
  if (!outcome.ok) process.exitCode = 1;
}
database.close();
