import { spawnSync } from 'node:child_process';

/** Why Prometheus' own tool is not asked; `null`: it is there. */
export const noPromtool =
  spawnSync('promtool', ['--version']).status === 0
    ? null
    : 'promtool is not installed (apt-get install prometheus)';

/** Asks Prometheus' own tool. What it says, and whether all is well. */
export function promtool(
  args: readonly string[],
  input = '',
): { readonly isOk: boolean; readonly said: string } {
  const { status, stdout, stderr } = spawnSync('promtool', args, { input, encoding: 'utf8' });
  return { isOk: status === 0, said: `${stdout}${stderr}` };
}
