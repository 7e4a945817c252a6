import type { FileInError, PartInTrouble } from '../domain/surroundings.ts';
import { formatProblem } from '../markdown/problem.ts';
import type { App } from './app.ts';
import type { Backups } from './backups.ts';
import type { ContentFolder } from './content-watcher.ts';
import type { DiskWatch } from './disk-watch.ts';
import type { Publishing } from './site-publisher.ts';

/** The parts of the site that are not as they should be. */
export function partsInTrouble(
  app: Pick<App, 'log' | 'content'>,
  { loop, exporter, failing, plain }: Pick<Publishing, 'loop' | 'exporter' | 'failing' | 'plain'>,
  backups: Pick<Backups, 'trouble'> | null,
  disks: Pick<DiskWatch, 'trouble'>,
): PartInTrouble[] {
  const found: readonly [
    PartInTrouble['part'],
    code: string,
    Pick<PartInTrouble, 'message' | 'since' | 'addresses'> | null,
  ][] = [
    ['database', app.log.trouble?.code ?? '', app.log.trouble],
    ['disk', 'disk.full', disks.trouble],
    ['content', 'content.unreadable', app.content.trouble],
    // While nothing is published at all, which pages fail is of the last time that something was.
    loop.trouble === null
      ? ['publishing', 'publishing.pages', failing]
      : ['publishing', 'publishing.failed', loop.trouble],
    ['words', 'words.as-typed', plain],
    ['export', 'export.failed', exporter?.trouble ?? null],
    ['backup', 'backup.failed', backups?.trouble ?? null],
  ];
  return found.flatMap(([part, code, trouble]) =>
    trouble === null
      ? []
      : [
          {
            part,
            code,
            message: trouble.message,
            since: trouble.since,
            ...(trouble.addresses ? { addresses: trouble.addresses } : {}),
          },
        ],
  );
}

/** The content files that cannot be read, each with its first mistake. */
export function filesInError({ problems }: Pick<ContentFolder, 'problems'>): FileInError[] {
  return [...Map.groupBy(problems, ({ file }) => file)].flatMap(([file, [first]]) =>
    first ? [{ file, message: formatProblem(first) }] : [],
  );
}
