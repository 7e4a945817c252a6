import node from '@astrojs/node';
import { defineConfig } from 'astro/config';
import { scriptTargets, styleTargets } from './scripts/browser-floor.ts';
import { embedScript, serviceWorker } from './scripts/lone-script.ts';
import { olderRanges } from './scripts/older-ranges.ts';
import { plainImports } from './scripts/plain-imports.ts';
import { shortScopes } from './scripts/short-scopes.ts';

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'middleware', experimentalDisableStreaming: true }),
  // The closed list of routes decides about slashes (src/middleware.ts).
  trailingSlash: 'ignore',
  build: { inlineStylesheets: 'always' },
  compressHTML: true,
  scopedStyleStrategy: 'where',
  devToolbar: { enabled: false },
  // What is written for today is built for the oldest browsers that are helped (`browserslist` in package.json).
  vite: {
    build: { target: scriptTargets(), cssTarget: styleTargets() },
    plugins: [olderRanges(), plainImports(), serviceWorker(), embedScript(), shortScopes()],
  },
  security: {
    // Ours knows SITE_URL behind a TLS proxy, and looks at every method (src/staff/same-origin.ts).
    checkOrigin: false,
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ],
    },
  },
});
