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

/** Feeds and calendars of the site, of each panel and of each feature. */
export function feedPaths() {
  return Object.fromEntries(
    PLACES.flatMap(({ folder, name, of, parameters }) => [
      [
        `${folder}feed.atom`,
        published({
          operationId: `feedAtom${name}`,
          summary: `The newest 50 changes${of} (Atom)`,
          description: ENGLISH,
          tag,
          type: 'application/atom+xml',
          parameters,
        }),
      ],
      [
        `${folder}feed.rss`,
        published({
          operationId: `feedRss${name}`,
          summary: `The newest 50 changes${of} (RSS)`,
          description: ENGLISH,
          tag,
          type: 'application/rss+xml',
          parameters,
        }),
      ],
      [
        `${folder}feed.json`,
        published({
          operationId: `feedJson${name}`,
          summary: `The newest 50 changes${of} (JSON Feed)`,
          description: ENGLISH,
          tag,
          type: 'application/feed+json',
          schema: 'Feed',
          parameters,
        }),
      ],
      [
        `${folder}calendar.ics`,
        published({
          operationId: `calendar${name}`,
          summary: `What is expected back when, and planned work${of} (iCalendar)`,
          description: ENGLISH,
          tag,
          type: 'text/calendar',
          parameters,
        }),
      ],
    ]),
  );
}
