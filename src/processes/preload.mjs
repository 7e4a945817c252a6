// Preloaded by every process of Latarnia: what Node would find out anew at every start is told here at once.
import { enableCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const OWN = new URL('..', import.meta.url).href;
// Node looks into a package's package.json for each module that it loads from there, to learn what kind of module it is. That of
// drizzle-orm has 178 KB, and its hundred modules took more than a second at every start; the hundred of zod took a third of what
// loading it takes. They are all ES modules.
const OF_ES_MODULES = /\/node_modules\/(?:drizzle-orm|zod)\//;

/** What is known of a module by whoever imports it; `null`: Node has to look. */
function formatOf(specifier, importer) {
  if (!importer || !specifier.startsWith('.')) return null;
  if (specifier.endsWith('.ts') && importer.startsWith(OWN)) return 'module-typescript';
  return specifier.endsWith('.js') && OF_ES_MODULES.test(importer) ? 'module' : null;
}

registerHooks({
  resolve(specifier, context, nextResolve) {
    const { parentURL } = context;
    const format = formatOf(specifier, parentURL);
    if (format === null) return nextResolve(specifier, context);
    return { url: new URL(specifier, parentURL).href, format, shortCircuit: true };
  },
});

// Whoever imports node:http gets each of its exports read, and these load what `fetch` is made of: a third of the front's start.
// Nobody takes them from there; `WebSocket` itself is a global.
const http = process.getBuiltinModule('node:http');
for (const name of ['WebSocket', 'CloseEvent', 'MessageEvent']) delete http[name];

// What was compiled once is kept beside the packages, where nobody writes who may not change the program; from a read-only
// tree it is only read.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/latarnia', import.meta.url)));
