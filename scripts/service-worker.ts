import { join } from 'node:path';
import type { Plugin } from 'vite';

const ENTRY = join(import.meta.dirname, '..', 'src', 'ui', 'worker', 'service-worker.ts');

/** Builds the service worker to `/sw.js`, which never changes its name: browsers ask for it again there. */
export function serviceWorker(): Plugin {
  return {
    name: 'latarnia:service-worker',
    apply: 'build',
    buildStart() {
      if (this.environment.name === 'client') this.emitFile({ type: 'chunk', id: ENTRY, fileName: 'sw.js' });
    },
  };
}
