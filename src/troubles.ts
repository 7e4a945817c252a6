import type { App } from './app.ts';
import type { Backups } from './backups.ts';
import type { ContentFolder } from './content-folder.ts';
import type { FileInError, PartInTrouble } from './domain/surroundings.ts';
import { formatProblem } from './markdown/problem.ts';
import type { Publishing } from './publishing.ts';

/** The parts of the site that are not as they should be. */
export function partsInTrouble(
  app: Pick<App, 'log' | 'content'>,
  { loop, exporter }: Pick<Publishing, 'loop' | 'exporter'>,
  backups: Pick<Backups, 'trouble'> | null,
): PartInTrouble[] {
  const found = {
    database: app.log.trouble,
    content: app.content.trouble,
    publishing: loop.trouble,
    export: exporter?.trouble ?? null,
    backup: backups?.trouble ?? null,
  };
  return (['database', 'content', 'publishing', 'export', 'backup'] as const).flatMap((part) => {
    const trouble = found[part];
    return trouble === null ? [] : [{ part, message: trouble.message, since: trouble.since }];
  });
}

/** The content files that cannot be read, each with its first mistake. */
export function filesInError({ problems }: Pick<ContentFolder, 'problems'>): FileInError[] {
  return [...Map.groupBy(problems, ({ file }) => file)].flatMap(([file, [first]]) =>
    first ? [{ file, message: formatProblem(first) }] : [],
  );
}

/** How the export is, for anybody: what a hook said may hold with which password it was not let in. */
export function exportHealth({ trouble }: Pick<NonNullable<Publishing['exporter']>, 'trouble'>) {
  if (trouble === null) return { status: 'ok' };
  return {
    ...trouble,
    message: trouble.message.replace(/^(EXPORT_HOOK ended with [^:]*):.*$/s, '$1: see the log.'),
  };
}
