import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { adoptRehearsal, rehearse } from '../../../src/backstage/rehearsal.ts';
import { extend, project } from '../../../src/domain/projection.ts';
import { PUBLISHED } from '../../../src/markdown/render.ts';
import { faqDocument, featureDocument, panelDocument } from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import { openPublisher } from '../../support/site-publisher.ts';
import { availability, cell, published, restoration } from '../../support/state.ts';

const EVENTS = eventsOf([
  published(
    panelDocument('a', null, '2020-12-31'),
    panelDocument('b', '2021-01-01'),
    featureDocument('xml'),
    faqDocument('one'),
  ),
  restoration({ a: 'restored', b: 'restored' }),
  availability([cell('xml', 'a', 'limited')]),
]);
/** As backstage makes pages, and a build that rehearses. */
const REAL = { words: PUBLISHED, siteUrl: null };
const BEFORE = project(EVENTS.slice(0, -1));

/** A site that is published by one build, and another that rehearses. */
async function startRehearsing() {
  const old = openPublisher(undefined, 'one', REAL);
  await old.publish(BEFORE);
  const { dataDir, renderer, broken } = old;
  const config = { dataDir, siteUrl: null, supportUrl: null, securityContacts: [] };
  const load = async () => ({ renderer, build: { id: 'two', assets: [] } });
  return { config, broken, rehearse: () => rehearse(config, load), old };
}

test('what was rehearsed is published without rendering it again, but for what changed meanwhile', async () => {
  const { config, rehearse, old } = await startRehearsing();
  const served = old.publisher.loop.writer.last()?.id;
  await rehearse();
  expect(old.publisher.loop.writer.reader.currentId()).toBe(served);
  const next = openPublisher(config.dataDir, 'two', REAL);
  const { rendered, manifest } = await next.publish(extend(BEFORE, EVENTS.slice(-1)));
  expect(manifest.build).toBe('two');
  expect(rendered).toContain('/panel/a/');
  for (const path of ['/panel/b/', '/faq/one/', '/404/']) expect(rendered).not.toContain(path);
  expect(next.text('/faq/one/')).not.toBeNull();
});

test('nothing is left of a rehearsal, whoever starts next', async () => {
  const { config, rehearse } = await startRehearsing();
  await rehearse();
  expect(existsSync(join(config.dataDir, 'rehearsal'))).toBe(true);
  expect(adoptRehearsal(config, 'three')).toEqual({});
  expect(existsSync(join(config.dataDir, 'rehearsal'))).toBe(false);
});

test('a build that cannot make a page takes nobody’s place; one that nobody could make is no reason', async () => {
  const { config, broken, rehearse, old } = await startRehearsing();
  broken.add('/faq/one/');
  await expect(rehearse()).rejects.toThrow(/cannot make 1 of the pages, such as \/faq\/one\/: .*is broken/);
  // The former build cannot make it any more either.
  await old.publish(extend(BEFORE, EVENTS.slice(-1)));
  const other = openPublisher(config.dataDir, 'three', REAL);
  other.broken.add('/faq/one/');
  await other.publish(BEFORE);
  await rehearse();
});
