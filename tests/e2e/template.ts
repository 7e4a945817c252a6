import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSite, TEMPLATE } from './site.ts';

/**
 * Seeds and publishes the shipped site once for the whole run. Sites begin with a copy of its folder: what is there already
 * is not rendered again, which is most of what a start costs.
 */
export default async function makeTemplate(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'latarnia-template-'));
  const { stop } = await startSite({ dataDir: join(folder, 'var') });
  await stop();
  process.env[TEMPLATE] = join(folder, 'var');
  return () => rmSync(folder, { recursive: true, force: true });
}
