import { z } from 'zod';
import { availability, estimate, featureId, panelId, texts, told } from './schema-parts.ts';

// What is answered to those who write.

const { revision } = told;

export const written = z.object({
  revision,
  changed: z.boolean().describe('false: the site already said this, and nothing was written.'),
  dropped: z
    .object({ estimate: estimate.nullable(), note: texts.nullable() })
    .optional()
    .describe('What the change no longer carries of what stood there.'),
  safe: z
    .boolean()
    .optional()
    .describe(
      'Where two machines hold the log. true: a second one has it. false: it is written on one machine only, and published once a second one has it. Asked anew at each repetition.',
    ),
});

const safe = written.shape.safe;
const { changed } = written.shape;

export const openedIncident = z.object({
  revision,
  changed,
  incident: z.string().describe('Its slug.'),
  safe,
});

export const postedUpdate = z.object({
  revision,
  changed,
  incident: z.string(),
  update: z.string().describe('Its name, such as u12.'),
  safe,
});

export const plannedMaintenance = z.object({
  revision,
  changed,
  maintenance: z.string().describe('Its name, such as m12.'),
  safe,
});

export const suggested = z.object({
  suggestions: z
    .array(
      z.object({
        key: z.string(),
        panels: z.array(panelId),
        features: z.array(featureId),
        state: availability,
        ended: z.boolean(),
        unknown: z.array(z.string()).describe('What it names that the site does not know.'),
      }),
    )
    .describe('What is kept for staff, who decide. Nothing is published.'),
  ignored: z
    .array(z.object({ key: z.string(), reason: z.string() }))
    .describe('Alerts that are none of the business of the site, or of the token; ends of what is not kept.'),
});
