// Run as a process of its own: writes a little into the database at `url` again and again, until it is told to stop, and says what each took (ms).
import { notifyRates } from '../../db/schema.ts';
import { wallClock } from '../../src/backstage/wall-clock.ts';
import { openDatabase } from '../../src/store/database.ts';
import { conflictOn } from '../../src/store/dialects/conflict-target.ts';
import { repeatUntilTold } from './repeat-until-told.ts';

const [url = ''] = process.argv.slice(2);
const { transact } = await openDatabase({ url, authToken: null, busyTimeout: 5000 });
await repeatUntilTold(() => {
  const at = wallClock();
  return transact((tables) =>
    tables
      .insert(notifyRates)
      .values({ channel: 'beside', allowance: 0, at })
      .onConflictDoUpdate({ target: conflictOn(notifyRates.channel), set: { at } }),
  );
});
