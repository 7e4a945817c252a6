import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { StateStore } from '../../../src/publish/state-store.ts';
import { openSnapshot } from '../../support/snapshot.ts';

test('a state is read back as it was written, and what did not change is not written again', async () => {
  const { folder, writer, states: store } = openSnapshot();
  const documents = { a: 'words' };
  const changes = Array.from({ length: 1200 }, (_, revision) => ({ revision }));
  await store.name('1', await store.put({ revision: 1200, documents, changes }));
  const before = readdirSync(join(folder, 'blobs')).length;

  await store.name(
    '2',
    await store.put({ revision: 1201, documents, changes: [...changes, { revision: 1201 }] }),
  );

  expect(new StateStore(folder, writer).read('2')).toEqual({
    revision: 1201,
    documents,
    changes: [...changes, { revision: 1201 }],
  });
  // The last piece of the changes; the revision is no blob.
  expect(readdirSync(join(folder, 'blobs')).length).toBe(before + 1);
});
