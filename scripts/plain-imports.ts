import type { Plugin } from 'vite';

/** What Vite puts around each `import()`, so that what the module imports is fetched beside it. */
const HELPER = '\0vite/preload-helper.js';

/**
 * Has `import()` be just that. Our modules that are fetched late import next to nothing, and bring no styles; the helper
 * would weigh more than what most of them hold back.
 */
export function plainImports(): Plugin {
  return {
    name: 'latarnia:plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (id === HELPER ? 'export const __vitePreload = (load) => load();' : null),
  };
}
