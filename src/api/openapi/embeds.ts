import { z } from 'zod';
import { LOCALES } from '../../domain/locale.ts';
import { inPath, published } from './describe.ts';

const tag = 'embed';
const PANEL = inPath('panel', 'The id of a panel.', 'a');
const FEATURE = inPath('feature', 'The id of a feature.', 'ceneo-xml');
const ENGLISH = 'In English below /en/.';

/** By their names in the description. */
export const EMBED_SCHEMAS = {
  Embed: z.object({
    panel: z.string(),
    lang: z.enum(LOCALES),
    region: z.string(),
    name: z.string(),
    url: z.string(),
    details: z.string(),
    state: z.object({
      id: z.string(),
      tone: z.enum(['works', 'limited', 'down', 'unknown', 'new']),
      text: z.string(),
    }),
    as_of: z.string().nullable(),
    items: z
      .array(
        z.object({
          kind: z.enum(['incident', 'state', 'warning', 'maintenance']),
          title: z.string(),
          text: z.string().nullable(),
          lang: z.enum(LOCALES),
          url: z.string(),
        }),
      )
      .describe('Empty: nothing that anybody has to know.'),
  }),
};

/** Badges. */
export function badgePaths() {
  const type = 'image/svg+xml';
  return {
    '/badge/{panel}.svg': published({
      operationId: 'panelBadge',
      summary: 'A badge of a panel: a sign and a word',
      description: ENGLISH,
      tag,
      type,
      parameters: [PANEL],
    }),
    '/badge/{panel}/{feature}.svg': published({
      operationId: 'featureBadge',
      summary: 'A badge of a feature on a panel, once something has been said about it',
      description: ENGLISH,
      tag,
      type,
      parameters: [PANEL, FEATURE],
    }),
  };
}

/** What stands in pages of others. */
export function embedPaths() {
  return {
    '/embed.js': published({
      operationId: 'embedScript',
      summary: 'The script that shows what concerns a panel',
      tag,
      type: 'text/javascript',
      example: '<script src="https://status.example.com/embed.js" data-panel="b" async></script>',
    }),
    '/embed/{panel}.json': published({
      operationId: 'embedJson',
      summary: 'What that script shows',
      description: ENGLISH,
      tag,
      type: 'application/json',
      schema: 'Embed',
      parameters: [PANEL],
    }),
    '/embed/{panel}/': published({
      operationId: 'embedFrame',
      summary: 'The same as a page for an iframe, which anybody may frame',
      description: ENGLISH,
      tag,
      type: 'text/html',
      parameters: [PANEL],
    }),
  };
}
