import { z } from 'zod';
import { inPath, published } from './describe.ts';

const tag = 'log';

const item = z.object({
  digest: z.string().describe('SHA-256, hexadecimal, of its salt, a line break and its canonical JSON.'),
  salt: z.string().optional(),
  value: z.unknown().optional().describe('Left out: it was redacted.'),
});

/** By their names in the description. */
export const LOG_SCHEMAS = {
  LogRecords: z.object({
    records: z.array(
      z.object({
        revision: z.int(),
        digest: z.string().nullable().describe('As the entry of the log has it.'),
        redacted: z.literal(true).optional().describe('All that it said was removed.'),
        shown: z
          .object({
            salt: z.string(),
            items: z.record(z.string(), z.array(item)).describe('By the list they are in.'),
            rest: z.unknown(),
          })
          .nullable()
          .describe('What its digest is made of; null: it was redacted, or sealed as a whole.'),
      }),
    ),
  }),
};

const LEVEL = inPath('level', 'The level of the tree, or entries.', '0');
const INDEX = inPath(
  'index',
  'The tile: groups of three digits, with x in front of each but the last.',
  '000',
);
const WIDTH = inPath('width', 'Of a tile that is not full: how much of it.', '7');
const text = { tag, type: 'text/plain' } as const;
const tile = { tag, type: 'application/octet-stream' } as const;

/** By what strangers check the past of the site: a log as C2SP tlog-tiles and signed notes have it. */
export function logPaths() {
  return {
    '/log/checkpoint': published({
      operationId: 'logCheckpoint',
      summary: 'How many events there are, and the root of their tree, signed (signed note)',
      ...text,
    }),
    '/log/keys': published({
      operationId: 'logKeys',
      summary: 'The verifier keys of the site that are valid now, one on each line',
      ...text,
    }),
    '/log/former': published({
      operationId: 'logFormer',
      summary: 'The last checkpoint of the log that this one replaced, if there was one',
      ...text,
    }),
    '/log/tile/{level}/{index}': published({
      operationId: 'logTile',
      summary: 'A full tile: 256 hashes of the tree, or 256 entries',
      ...tile,
      parameters: [LEVEL, INDEX],
    }),
    '/log/tile/{level}/{index}.p/{width}': published({
      operationId: 'logPartialTile',
      summary: 'The last tile of a level; of each the last 16 widths stay',
      ...tile,
      parameters: [LEVEL, INDEX, WIDTH],
    }),
    '/log/records/{page}.json': published({
      operationId: 'logRecords',
      summary: 'What is shown of 64 events to whoever recomputes their digests',
      tag,
      type: 'application/json',
      schema: 'LogRecords',
      parameters: [inPath('page', 'From 0.', '0')],
    }),
  };
}
