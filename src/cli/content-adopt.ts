import { adoptFolder, planAdoption } from '../actions/adopt-folder.ts';
import { readFolder } from './content-folder.ts';
import { CliError, countOf, print, printJson, report } from './output.ts';
import { withSession } from './session.ts';

/** `latarnia content adopt` */
export async function adoptContent(
  paths: readonly string[],
  { yes = false, json = false }: { yes?: boolean; json?: boolean },
): Promise<void> {
  await withSession(async ({ app, state, context }) => {
    const { files } = await readFolder(app.config);
    const { publish, withdraw } = planAdoption(state, files, paths);
    const known = new Set([...files.map(({ path }) => path), ...Object.keys(state.documents)]);
    const unknown = paths.find((path) => !known.has(path));
    if (unknown !== undefined) throw new CliError(`${unknown} is neither in the folder nor on the site.`, 1);
    const broken = files.filter(
      ({ path, document }) => document === null && (paths.length === 0 || paths.includes(path)),
    );
    if (broken.length > 0) {
      const names = broken.map(({ path }) => path).join(', ');
      throw new CliError(`${names}: cannot be read as it is; latarnia content check says what to mend.`, 1);
    }
    const count = publish.length + withdraw.length;
    if (!json) {
      for (const { path } of publish) print(`publish ${path}`);
      for (const { path } of withdraw) print(`withdraw ${path}`);
    }
    if (files.length > 0 && count === 0) {
      return json ? printJson({ revision: state.revision }) : print('The site says what this folder says.');
    }
    if (!yes) {
      throw new CliError(
        `${countOf(count, 'file')} of this folder would take the place of what the site says, whoever said it. If that is meant, repeat with --yes.`,
        1,
      );
    }
    const outcome = await adoptFolder(context, files, paths);
    report(outcome, `the site says what this folder says (${countOf(count, 'file')}).`, json);
  });
}
