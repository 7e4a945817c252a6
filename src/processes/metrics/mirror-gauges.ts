import { readMirrorStatus } from '../../publish/mirror-status.ts';
import type { Instruments } from './instruments.ts';

/** Says how a mirror is that keeps this snapshot, where one does; it writes that down beside it. */
export function setMirror(all: Instruments, snapshot: string): void {
  const status = readMirrorStatus(snapshot);
  if (status === null) return;
  const { checked, origins, trouble } = status;
  all.set('mirrorChecked', checked === null ? 0 : Date.parse(checked) / 1000);
  // By their places: an address may hold what only its owner is to know.
  for (const [at, { revision }] of origins.entries())
    all.set('mirrorOffered', revision, { origin: String(at) });
  if (trouble) all.set('mirrorTrouble', 1, { code: trouble.code });
}
