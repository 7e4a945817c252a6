// Run as a process of its own: publishes whatever is due in the database at `url`, over and over, until it is killed or
// nothing waits any more.
import { applyIntent, dueIntents } from '../../src/actions/apply-intents.ts';
import { openDatabase } from '../../src/store/database.ts';
import { StoredIntents } from '../../src/store/intents.ts';
import { EventLog } from '../../src/store/log.ts';

const [url = '', now = ''] = process.argv.slice(2);
const database = await openDatabase({ url, authToken: null });
const log = new EventLog(database, () => now);
const intents = new StoredIntents(log, () => now);
let waiting = dueIntents(await intents.open(), { now, wall: now });
while (waiting.length > 0) {
  for (const { id } of waiting) await applyIntent(intents, id);
  waiting = dueIntents(await intents.open(), { now, wall: now });
}
database.close();
