import type { Logger } from 'pino';
import type { Config } from '../config/settings.ts';
import { Exporter } from '../publish/exporter.ts';
import { Offerer } from '../publish/offerer.ts';
import { signingKey } from '../publish/signature.ts';
import { signingKeyFile } from '../publish/signing-keys.ts';
import type { SnapshotWriter } from '../publish/snapshot-writer.ts';
import { snapshotFolder } from './snapshot-state.ts';

/** What takes along what is published: a folder that is kept like the site, and what mirrors are offered. */
export class TakenAlong {
  /** `null`: no folder is kept like the site. */
  readonly exporter: Exporter | null;
  /** Offers what is served to mirrors. */
  readonly offerer: Offerer;
  /** It has been looked at since the start. */
  #isDone = false;

  constructor(
    config: Pick<Config, 'dataDir' | 'exportDir' | 'exportHook'>,
    writer: SnapshotWriter,
    logger: Logger,
  ) {
    this.exporter = openExporter(config, writer, logger);
    this.offerer = new Offerer({
      folder: snapshotFolder(config),
      dataDir: config.dataDir,
      writer,
      onError: (error) => logger.error({ error }, 'what is published could not be offered to mirrors'),
    });
  }

  /** Folders and mirrors take what is whole: where something waits the next generation is there in a moment. */
  note(isNew: boolean, isWaiting: boolean): void {
    if (isNew) this.#isDone = false;
    if (this.#isDone || isWaiting) return;
    this.exporter?.wake();
    this.offerer.wake();
    this.#isDone = true;
  }

  async stop(): Promise<void> {
    await this.exporter?.stop();
    await this.offerer.stop();
  }
}

function openExporter(
  config: Pick<Config, 'dataDir' | 'exportDir' | 'exportHook'>,
  { reader }: SnapshotWriter,
  logger: Logger,
): Exporter | null {
  const { exportDir: folder, exportHook: hook } = config;
  if (folder === null) return null;
  const onError = (error: unknown) => logger.error({ error, folder }, 'the site could not be exported');
  return new Exporter({ folder, hook, reader, key: signingKey(signingKeyFile(config)), onError });
}
