import { generateKeyPairSync } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NotifyConfig } from '../config/notify-settings.ts';

/** What push services know the site by (RFC 8292). */
export type VapidKeys = NonNullable<NotifyConfig['vapid']>;

const FILE = 'vapid-keys.json';

/**
 * The site's keys for push messages: those of the settings, else its own, made when they are first needed and readable by their owner
 * alone. A browser takes messages by no other key than the one it subscribed with: whoever loses the file loses all of them.
 *
 * @returns `null`: the site has no public address, which push services ask for
 */
export function readVapidKeys({
  siteUrl,
  dataDir,
  notify,
}: {
  readonly siteUrl: string | null;
  readonly dataDir: string;
  readonly notify: Pick<NotifyConfig, 'vapid'>;
}): VapidKeys | null {
  if (notify.vapid) return notify.vapid;
  if (!siteUrl?.startsWith('https://')) return null;
  const file = join(dataDir, FILE);
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    makeOnce(file, JSON.stringify(newKeys()));
  }
  const { publicKey, privateKey }: { publicKey: string; privateKey: string } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  return { subject: siteUrl, publicKey, privateKey };
}

/** A key of P-256 as push services and browsers take it (RFC 8292, 3.2): the point uncompressed. */
function newKeys(): Pick<VapidKeys, 'publicKey' | 'privateKey'> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { d = '', x = '', y = '' } = privateKey.export({ format: 'jwk' });
  const point = [Buffer.of(4), ...[x, y].map((part) => Buffer.from(part, 'base64url'))];
  return { publicKey: Buffer.concat(point).toString('base64url'), privateKey: d };
}

/** Two processes may be first at the same time: the file of one of them stays, and neither reads half of it. */
function makeOnce(file: string, text: string): void {
  const beside = `${file}.${process.pid}.tmp`;
  writeFileSync(beside, `${text}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(beside, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(beside);
  }
}
