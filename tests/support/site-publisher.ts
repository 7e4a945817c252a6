import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Precomputed } from '../../src/backstage/page-renderer.ts';
import { SitePublisher } from '../../src/backstage/site-publisher.ts';
import type { WitnessAddress } from '../../src/backstage/witnesses.ts';
import { project } from '../../src/domain/projection.ts';
import type { State } from '../../src/domain/state.ts';
import type { PageSource, ViewContext } from '../../src/views/context.ts';
import { NOON } from './events.ts';
import { temporaryFolder } from './folder.ts';
import { contextOf } from './state.ts';

/**
 * Publishes states one after the other. A page is the text of the data that it was given.
 *
 * @param as what its pages are made from otherwise than in other tests
 */
export function openPublisher(
  dataDir = temporaryFolder(),
  build = 'build',
  as: Partial<ViewContext> = {},
  witnesses: readonly WitnessAddress[] = [],
) {
  const known = { state: project([]), head: 'head' };
  const listeners = new Set<() => void>();
  /** Views made since somebody looked. */
  const made = { views: 0 };
  const rendered: string[] = [];
  const broken = new Set<string>();
  const viewContext = (locale: 'pl' | 'en', state = known.state, now = NOON) => {
    made.views += 1;
    return { ...contextOf([], { locale, now }), ...as, state };
  };
  const app = {
    config: {
      dataDir,
      siteUrl: as.siteUrl ?? null,
      supportUrl: as.supportUrl ?? null,
      securityContacts: as.securityContacts ?? [],
      witnesses,
      exportDir: null,
      exportHook: null,
    },
    log: { published: known, trouble: null },
    viewContext,
    draftContext: viewContext,
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const renderer = {
    render: async (path: string, _: PageSource, precomputed: Precomputed) => {
      rendered.push(path);
      if (broken.has(path)) throw new Error(`${path} is broken`);
      const body = Buffer.from(JSON.stringify(precomputed));
      return { status: 200, headers: { 'Content-Type': 'text/plain' }, body };
    },
  };
  const publisher = new SitePublisher(app, renderer, { id: build, assets: [] }, pino({ level: 'silent' }));
  onTestFinished(() => publisher.loop.stop());
  const publish = async (state: State) => {
    known.state = state;
    rendered.length = 0;
    made.views = 0;
    publisher.loop.wake();
    await publisher.loop.whenIdle();
    const manifest = publisher.loop.writer.last();
    if (!manifest) throw new Error('nothing is published');
    return { rendered: rendered.filter(isPage).sort(), manifest };
  };
  const text = (path: string) => {
    const entry = publisher.loop.writer.last()?.entries[path];
    const variant = entry?.variants.find(({ encoding }) => encoding === 'identity');
    return variant ? publisher.loop.writer.reader.bytes(variant).toString('utf8') : null;
  };
  /** Tells that the state may be another. */
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return { publisher, publish, tell, made, known, broken, text, dataDir, renderer };
}

/** The front's answers to the lookup's query are cut out of a page that was really rendered: here there is none. */
function isPage(path: string): boolean {
  return !/lookup/.test(path);
}
