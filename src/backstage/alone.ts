import { AuditTable } from '../auth/audit.ts';
import { beginAlone, finishAlone } from '../store/alone.ts';
import type { LogConnection } from './log-connection.ts';
import { wallClock } from './wall-clock.ts';

/** Has changes be taken although no second machine gets them, until one has all of it. Stands in the audit log. */
export async function takeAlone(log: LogConnection, by: string): Promise<void> {
  const away = (log.copies?.hosts ?? []).filter(({ answer }) => answer === null).map(({ name }) => name);
  await log.transact(
    async (tables) => {
      await beginAlone(tables, by, wallClock());
      const facts = { hosts: away.join(', ') };
      await new AuditTable(tables).record({ kind: 'hosts.alone', actor: by, facts });
    },
    { onOneMachine: true, isUntold: true },
  );
  await log.copies?.look();
}

/**
 * Ends that as soon as a second machine has all that was written, once, whichever node sees it first. What it has is asked now.
 *
 * @returns whether it was ended here
 * @throws DatabaseTrouble when the database cannot be used
 */
export async function endAlone(log: LogConnection): Promise<boolean> {
  const { copies } = log;
  const alone = copies?.writer?.answer?.alone;
  if (!copies || !alone) return false;
  const back = copies.hosts.filter(({ answer }) => answer?.isStandby).map(({ name }) => name);
  if (back.length === 0 || (await log.proveWritten()) !== true) return false;
  const isEnded = await log.transact(
    async (tables) => {
      if (!(await finishAlone(tables, alone.since))) return false;
      await new AuditTable(tables).record({
        kind: 'hosts.together',
        actor: null,
        facts: { hosts: back.join(', ') },
      });
      return true;
    },
    { isUntold: true },
  );
  await copies.look();
  return isEnded;
}
