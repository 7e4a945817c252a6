import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { scriptTargets } from './browser-floor.ts';

const UI = join(import.meta.dirname, '..', 'src', 'ui');

/** The service worker: browsers ask for it again under its name. */
export function serviceWorker(): Plugin {
  return loneScript('sw.js', join(UI, 'worker', 'service-worker.ts'));
}

/** What pages of others load: they name it once and for ever. */
export function embedScript(): Plugin {
  return loneScript('embed.js', join(UI, 'embed', 'embed.ts'));
}

/**
 * Builds a script to an address that never changes. It is built by itself, into one file: what is no module imports nothing,
 * whatever it shares with the scripts of pages.
 */
function loneScript(fileName: string, entry: string): Plugin {
  return {
    name: `latarnia:${fileName}`,
    apply: 'build',
    async buildStart() {
      if (this.environment.name === 'client') {
        this.emitFile({ type: 'asset', fileName, source: await buildAlone(entry) });
      }
    },
  };
}

async function buildAlone(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: scriptTargets(),
      lib: { entry, formats: ['iife'], name: 'latarnia' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error(`${entry} could not be built`);
  return chunk.code;
}
