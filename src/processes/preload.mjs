// Preloaded by every process of Latarnia. Node looks into a package's package.json for each module that it loads from there, to
// learn what kind of module it is. That of drizzle-orm has 178 KB, and its hundred modules took more than a second at
// every start. What they import from each other is told here at once: they are all ES modules.
import { enableCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const DRIZZLE = /\/node_modules\/drizzle-orm\//;

registerHooks({
  resolve(specifier, context, nextResolve) {
    const { parentURL } = context;
    if (!parentURL || !specifier.startsWith('.') || !specifier.endsWith('.js') || !DRIZZLE.test(parentURL)) {
      return nextResolve(specifier, context);
    }
    return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true };
  },
});
// What was compiled once is kept beside the packages, where nobody writes who may not change the program; from a read-only
// tree it is only read.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/latarnia', import.meta.url)));
