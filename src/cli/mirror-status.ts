import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { snapshotFolder } from '../backstage/snapshot-state.ts';
import type { Config } from '../config/settings.ts';
import { warsawTime } from '../domain/time.ts';
import { type MirrorStatus, readMirrorStatus } from '../publish/mirror-status.ts';
import { SnapshotReader } from '../publish/snapshot-reader.ts';
import { formatTable, print, printJson } from './output.ts';

type Folder = Pick<Config, 'dataDir'>;

/** Whether the folder is kept by `latarnia mirror`, and is no site's own. */
export function isMirror(config: Folder): boolean {
  return (
    readMirrorStatus(snapshotFolder(config)) !== null && !existsSync(join(config.dataDir, 'latarnia.db'))
  );
}

/** How a mirror is: what it has, how old that is, and what is wrong. @param now wall clock, RFC 3339 */
export function printMirrorStatus(config: Folder, now: string, isJson: boolean): void {
  const folder = snapshotFolder(config);
  const mirror = readMirrorStatus(folder);
  if (mirror === null) return;
  const held = new SnapshotReader(folder).newest();
  const ageOf = (instant: string) => Math.max(0, Math.round((Date.parse(now) - Date.parse(instant)) / 1000));
  const generation = held && {
    revision: held.revision,
    log_id: held.logId,
    created: held.created,
    age_seconds: ageOf(held.created),
    changes_at: held.changesAt,
  };
  const age = mirror.checked === null ? null : ageOf(mirror.checked);
  if (isJson) {
    printJson({ generation, ...mirror, age_seconds: age });
    return;
  }
  print(
    formatTable([
      ['revision', generation === null ? 'nothing taken yet' : String(generation.revision)],
      ...(generation === null
        ? []
        : [
            ['log', generation.log_id ?? '(empty)'],
            ['made', `${warsawTime(generation.created)}, ${generation.age_seconds} s ago`],
            [
              'changes by itself',
              generation.changes_at === null ? 'never' : warsawTime(generation.changes_at),
            ],
          ]),
      [
        'last look that held',
        mirror.checked === null ? 'never' : `${warsawTime(mirror.checked)}, ${age} s ago`,
      ],
      ['trusted keys', mirror.keys.join(' ')],
      ...mirror.origins.map((origin) => ['origin', describeOrigin(origin)]),
    ]),
  );
}

function describeOrigin({ url, revision, trouble }: MirrorStatus['origins'][number]): string {
  const said = revision === null ? 'not heard yet' : `revision ${revision}`;
  return trouble === null
    ? `${url}: ${said}`
    : `${url}: ${trouble.code} since ${warsawTime(trouble.since)}: ${trouble.message}`;
}
