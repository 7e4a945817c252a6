import { z } from 'zod';
import { inPath, published } from './describe.ts';

const tag = 'read';
const ENGLISH = 'In English below /en/.';
const SLUG = inPath('slug', 'The end of the address of an answer.', 'magazyn-baselinker');

/** By their names in the description. */
export const LINK_SCHEMAS = {
  AnswerVersions: z.object({
    versions: z.array(
      z.object({
        from: z.int().describe('The revision from which it was shown.'),
        changed: z.boolean().describe('It differs from today’s answer.'),
        html: z.string().describe('What is shown above today’s answer.'),
      }),
    ),
    older: z.boolean().describe('There are older versions, for which the page itself is asked.'),
    absent: z.string().describe('HTML, for a revision at which there was no such answer.'),
    unknown: z.string().describe('HTML, for what is not a revision.'),
  }),
};

/** Links to an answer as it was shown. */
export function linkPaths() {
  const leads = published({
    operationId: 'shortLink',
    summary: 'A short link to an answer, for ever',
    description: `${ENGLISH} The link of a withdrawn answer shows what it said last. The query is kept.`,
    tag,
    type: 'text/html',
    parameters: [inPath('code', 'Made of a name that the answer has or had.', '1ka2ztfz')],
  });
  return {
    '/f/{code}/': { get: { ...leads.get, responses: { 301: { description: leads.get.summary } } } },
    '/faq/{slug}/versions.json': published({
      operationId: 'answerVersions',
      summary: 'The last ten versions of an answer, and how each differs from the answer of today',
      description: ENGLISH,
      tag,
      type: 'application/json',
      schema: 'AnswerVersions',
      parameters: [SLUG],
    }),
  };
}
