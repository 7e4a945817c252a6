import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { Renderer } from 'takumi-js/node';
import { ROOT } from '../config/folders.ts';
import { FAMILIES, PICTURE, type PicturePart } from '../formats/picture.ts';

/** What this thread answers to a picture that it is given; it is given one at a time. */
export type Drawn = { readonly png: Uint8Array } | { readonly error: string };

const FILES = ['latin', 'latin-ext'].map((subset) =>
  join(ROOT, 'src', 'ui', 'fonts', `atkinson-hyperlegible-next-${subset}-wght-normal.woff2`),
);

/** Both files under one name would leave Polish letters boxes. */
const ready = (async () => {
  const renderer = new Renderer();
  for (const [index, file] of FILES.entries()) {
    await renderer.registerFont({ name: FAMILIES[index] ?? '', data: await readFile(file) });
  }
  return renderer;
})();

/** Draws one picture after the other, beside the thread that publishes. */
parentPort?.on('message', async (part: PicturePart) => {
  try {
    const png = await (await ready).render(part, { ...PICTURE, format: 'png' });
    parentPort?.postMessage({ png } satisfies Drawn);
  } catch (error) {
    parentPort?.postMessage({ error: String(error) } satisfies Drawn);
  }
});
