import { linkSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../config/folders.ts';
import type { Config } from '../config/settings.ts';
import { siteNow } from '../domain/clock.ts';
import { PUBLISHED } from '../markdown/render.ts';
import { type Build, readBuild } from '../publish/assets.ts';
import { publishPlan } from '../publish/publisher.ts';
import type { Manifest } from '../publish/snapshot.ts';
import { SnapshotReader } from '../publish/snapshot-reader.ts';
import { SnapshotWriter } from '../publish/snapshot-writer.ts';
import { StateStore } from '../publish/state-store.ts';
import { ViewMemory } from '../publish/view-memory.ts';
import { PageRenderer } from './page-renderer.ts';
import { forgetRehearsal, rehearsalFolder } from './rehearsal-folder.ts';
import { siteEntries } from './site-entries.ts';
import { publishedManifest, publishedState, snapshotFolder } from './snapshot-state.ts';
import { wallClock } from './wall-clock.ts';

interface LoadedBuild {
  readonly renderer: Pick<PageRenderer, 'render'>;
  readonly build: Build;
}

async function loadBuild(): Promise<LoadedBuild> {
  return { renderer: await PageRenderer.load(), build: readBuild(ROOT) };
}

/**
 * Renders what is published with another build, beside it and without the database: that build shows that it can, and when it
 * takes over it only renders what changed meanwhile.
 *
 * @throws when a page cannot be made that could be until now
 */
export async function rehearse(
  config: Pick<Config, 'dataDir' | 'siteUrl' | 'supportUrl' | 'securityContacts'>,
  load = loadBuild,
): Promise<void> {
  forgetRehearsal(config);
  const { renderer, build } = await load();
  const published = publishedManifest(config);
  const state = publishedState(config);
  if (published === null || published.build === build.id || state.revision === 0) return;
  const { siteUrl, supportUrl, securityContacts } = config;
  const folder = rehearsalFolder(config);
  const writer = new SnapshotWriter(folder);
  writer.forget();
  const now = siteNow(state, wallClock());
  const failing = new Map<string, unknown>();
  const entries = siteEntries(state, now, {
    build,
    renderer,
    memory: new ViewMemory(),
    operator: config,
    contextOf: (locale) => ({ state, now, locale, words: PUBLISHED, supportUrl, siteUrl, securityContacts }),
  });
  const { revision, logId, head, missing, live } = published;
  const plan = { revision, logId, head, missing, live, build: build.id, siteUrl, changesAt: null, entries };
  const states = new StateStore(folder, writer);
  await publishPlan({ ...plan, state: {} }, writer, states, (error, path) => failing.set(path, error));
  const broken = [...failing].filter(([path]) => published.failing[path] === undefined);
  const [[path, error] = []] = broken;
  if (path === undefined) return;
  throw new Error(
    `The new build cannot make ${broken.length} of the pages, such as ${path}: ${error instanceof Error ? error.message : error}`,
  );
}

/** What a build rendered that was to take over, its bytes beside those that are published; nothing where it was another. */
export function adoptRehearsal(config: Pick<Config, 'dataDir'>, build: string): Manifest['entries'] {
  const folder = rehearsalFolder(config);
  try {
    const manifest = new SnapshotReader(folder).current();
    if (manifest?.build !== build) return {};
    const blobs = Object.values(manifest.entries).flatMap(({ variants }) => variants.map(({ blob }) => blob));
    for (const blob of new Set(blobs)) link(join('blobs', blob), folder, snapshotFolder(config));
    return manifest.entries;
  } catch {
    // It is all rendered then.
    return {};
  } finally {
    forgetRehearsal(config);
  }
}

function link(name: string, from: string, to: string): void {
  try {
    linkSync(join(from, name), join(to, name));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
