import type { Logger } from 'pino';
import { seedDrafts } from '../../db/seed.ts';
import type { Log } from '../actions/ports.ts';
import type { Config } from '../config/settings.ts';
import { readContent } from '../markdown/content.ts';
import { problemLine } from '../markdown/problem.ts';

/** Puts the incident that is shipped with the site into a log that is empty. Other words than the shipped ones are not its own. */
export async function seedLog(
  log: Log,
  { contentDir, contentIsShipped }: Pick<Config, 'contentDir' | 'contentIsShipped'>,
  logger: Logger,
): Promise<void> {
  if (!contentIsShipped) return;
  const { files, problems } = await readContent(contentDir);
  for (const problem of problems) logger.error(`content: ${problemLine(problem)}`);
  const documents = files.flatMap(({ document }) => (document ? [document] : []));
  await log.append(({ state }) => (state.revision === 0 ? seedDrafts(documents) : []));
}
