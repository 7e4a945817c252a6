import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder: where `content/`, `dist/` and `db/` are. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Where the build lies. Written last, so its age is the build's. */
export const BUILD_ENTRY = join(ROOT, 'dist', 'server', 'entry.mjs');
