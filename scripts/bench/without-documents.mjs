// Given to Node by the benchmarks (`--import`): a site that publishes its pages alone, as a reference for what the documents beside
// them cost. The product has no such switch.
import { registerHooks } from 'node:module';

registerHooks({
  load: (url, context, next) =>
    url.endsWith('/src/formats/site-documents.ts')
      ? { format: 'module', shortCircuit: true, source: 'export function* siteDocuments() {}' }
      : next(url, context),
});
