// Draws pictures, as a process of its own: what that takes (40 MB and more) is given back when it ends.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Renderer } from 'takumi-js/node';
import { ROOT } from '../config/folders.ts';
import { FAMILIES, PICTURE, type PicturePart } from '../formats/picture.ts';

/** What is answered to a picture that is given here, one at a time. */
export type Drawn = { readonly png: Uint8Array } | { readonly error: string };

const FILES = ['latin', 'latin-ext'].map((subset) =>
  join(ROOT, 'src', 'ui', 'fonts', `atkinson-hyperlegible-next-${subset}-wght-normal.woff2`),
);

process.title = 'latarnia drawing';
/** Both files under one name would leave Polish letters boxes. */
const ready = (async () => {
  const renderer = new Renderer();
  for (const [index, file] of FILES.entries()) {
    await renderer.registerFont({ name: FAMILIES[index] ?? '', data: await readFile(file) });
  }
  return renderer;
})();

process.on('message', (message) => {
  if (isPart(message)) void draw(message);
});
// A terminal's Ctrl+C is for whoever gives pictures: this ends with that.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));

function tell(drawn: Drawn): void {
  process.send?.(drawn);
}

async function draw(part: PicturePart): Promise<void> {
  try {
    tell({ png: await (await ready).render(part, { ...PICTURE, format: 'png' }) });
  } catch (error) {
    tell({ error: String(error) });
  }
}

function isPart(message: unknown): message is PicturePart {
  return typeof message === 'object' && message !== null && 'type' in message;
}
