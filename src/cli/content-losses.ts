import { existsSync } from 'node:fs';
import { App } from '../backstage/app.ts';
import { createLogger } from '../config/logger.ts';
import type { Config } from '../config/settings.ts';
import { lostSubjects, sayLost } from '../domain/lost-subjects.ts';
import type { State } from '../domain/state.ts';
import type { Content } from '../markdown/content.ts';
import type { Problem } from '../markdown/problem.ts';
import { databaseFile } from '../store/database-file.ts';

/** Of what staff have spoken of, and for which no file stands in the folder any more. Without a log nobody spoke. */
export async function findLosses(config: Config, { files }: Content): Promise<Problem[]> {
  const { databaseUrl } = config;
  const isToCome = databaseUrl.startsWith('file:') && !existsSync(databaseFile(databaseUrl));
  if (files.length === 0 || isToCome) return [];
  try {
    const app = await App.open(config, createLogger('silent'));
    try {
      return lostSubjects(withFiles(app.state, files, app.now), app.now).map((lost) => ({
        file: lost.path,
        line: null,
        field: null,
        message: sayLost(lost),
        isWarning: true,
      }));
    } finally {
      app.close();
    }
  } catch {
    process.stderr.write('The log cannot be read, so nothing is said of what staff spoke of.\n');
    return [];
  }
}

/** The state as it would be with the folder taken in. Of a file that cannot be read the last good version stays. */
function withFiles(state: State, files: Content['files'], now: State['lastEffectiveAt']): State {
  const at = now ?? '';
  const present = files.flatMap(({ path, document }) => {
    const published = document ? { document, revision: state.revision, at } : state.documents[path];
    return published ? [[path, published] as const] : [];
  });
  const documents = Object.fromEntries(present);
  const gone = Object.entries(state.documents).filter(([path]) => documents[path] === undefined);
  return {
    ...state,
    documents,
    withdrawn: {
      ...state.withdrawn,
      ...Object.fromEntries(gone.map(([path, { document, revision }]) => [path, { document, revision, at }])),
    },
  };
}
