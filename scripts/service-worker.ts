import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { scriptTargets } from './browser-floor.ts';

const ENTRY = join(import.meta.dirname, '..', 'src', 'ui', 'worker', 'service-worker.ts');

/**
 * Builds the service worker to `/sw.js`, which never changes its name: browsers ask for it again there. It is built by
 * itself, into one file: a worker that is no module imports nothing, whatever it shares with the scripts of pages.
 */
export function serviceWorker(): Plugin {
  return {
    name: 'latarnia:service-worker',
    apply: 'build',
    async buildStart() {
      if (this.environment.name === 'client') {
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: await buildWorker() });
      }
    },
  };
}

async function buildWorker(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: scriptTargets(),
      lib: { entry: ENTRY, formats: ['iife'], name: 'worker' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error('the service worker could not be built');
  return chunk.code;
}
