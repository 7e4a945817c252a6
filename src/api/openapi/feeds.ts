import { z } from 'zod';
import { inPath, published } from './describe.ts';

const tag = 'follow';
const instant = z.string().meta({ format: 'date-time' });

/** By their names in the description. */
export const FEED_SCHEMAS = {
  Feed: z
    .object({
      version: z.literal('https://jsonfeed.org/version/1.1'),
      title: z.string(),
      description: z.string().optional(),
      home_page_url: z.string().optional(),
      feed_url: z.string().optional(),
      language: z.string().optional(),
      authors: z.array(z.object({ name: z.string() })).optional(),
      items: z.array(
        z.object({
          id: z.string().describe('urn:uuid, the same for ever.'),
          url: z.string(),
          title: z.string(),
          content_html: z.string(),
          date_published: instant,
          date_modified: instant,
          language: z.string().optional(),
        }),
      ),
    })
    .describe('JSON Feed 1.1'),
};

const PANEL = inPath('panel', 'The id of a panel.', 'a');
const FEATURE = inPath('feature', 'The id of a feature.', 'ceneo-xml');
const PLACES = [
  { folder: '/', name: '', of: '', parameters: [] },
  { folder: '/panel/{panel}/', name: 'Panel', of: ' of a panel', parameters: [PANEL] },
  { folder: '/features/{feature}/', name: 'Feature', of: ' of a feature', parameters: [FEATURE] },
] as const;
const ENGLISH = 'In English below /en/.';

const FORMATS = [
  { file: 'feed.atom', id: 'feedAtom', called: 'Atom', type: 'application/atom+xml' },
  { file: 'feed.rss', id: 'feedRss', called: 'RSS', type: 'application/rss+xml' },
  { file: 'feed.json', id: 'feedJson', called: 'JSON Feed', type: 'application/feed+json', schema: 'Feed' },
] as const;

/** Feeds and calendars of the site, of each panel and of each feature. */
export function feedPaths() {
  return Object.fromEntries(
    PLACES.flatMap(({ folder, name, of, parameters }) => {
      const shared = { description: ENGLISH, tag, parameters };
      return [
        ...FORMATS.map(({ file, id, called, ...format }) => [
          folder + file,
          published({
            operationId: id + name,
            summary: `The newest 50 changes${of} (${called})`,
            ...shared,
            ...format,
          }),
        ]),
        [
          `${folder}calendar.ics`,
          published({
            operationId: `calendar${name}`,
            summary: `What is expected back when, and planned work${of} (iCalendar)`,
            ...shared,
            type: 'text/calendar',
          }),
        ],
      ];
    }),
  );
}
