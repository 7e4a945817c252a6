import type { BackstageFigures } from '../../backstage/figures.ts';
import type { Instruments } from './instruments.ts';
import type { BackstageReport } from './reports.ts';

/** Says how backstage is, and what it knows of words, backups, nodes and hosts. */
export function setBackstage(all: Instruments, { figures, vitals }: BackstageReport): void {
  const { publishing, backups, content, intents, troubles } = figures;
  all.set('memory', vitals.memory, { process: 'backstage' });
  all.set('lag', vitals.lag, { process: 'backstage' });
  all.set('logRevision', figures.revision);
  all.set('safeRevision', figures.safeRevision);
  all.set('pages', publishing.planned);
  all.set('asTyped', publishing.asTyped);
  for (const { part, code } of troubles) all.set('trouble', 1, { part, code });
  all.set('backupInterval', backups?.interval ?? null);
  all.set('backupRevision', backups && (backups.last?.revision ?? 0));
  all.set('backupAt', backups?.last ? backups.last.at / 1000 : null);
  all.set('contentProblems', content.problems);
  all.set('deadLinks', content.deadLinks);
  all.set('unknownIds', content.unknownIds);
  all.set('lostFiles', content.lost);
  for (const [state, count] of Object.entries(intents ?? {})) all.set('intents', count, { state });
  setNodes(all, figures);
  setCopies(all, figures);
}

function setNodes(all: Instruments, { lease, nodes }: BackstageFigures): void {
  all.set('leaseHeld', lease.isHeld ? 1 : 0);
  all.set('leaseEpoch', lease.epoch);
  for (const { name: node, age, revision, clockAhead } of nodes) {
    all.set('nodeSeen', age, { node });
    all.set('nodeRevision', revision, { node });
    all.set('nodeClock', clockAhead, { node });
  }
}

function setCopies(all: Instruments, { copies }: BackstageFigures): void {
  if (copies === null) return;
  all.set('epoch', copies.epoch);
  all.set('alone', copies.isAlone ? 1 : 0);
  for (const { name: host, answer, isFenced } of copies.hosts) {
    all.set('hostUp', answer ? 1 : 0, { host });
    all.set('hostFenced', isFenced ? 1 : 0, { host });
    if (answer === null) continue;
    all.set('hostStandby', answer.isStandby ? 1 : 0, { host });
    all.set('hostRevision', answer.revision, { host });
    all.set('hostLag', answer.lag, { host });
  }
}
