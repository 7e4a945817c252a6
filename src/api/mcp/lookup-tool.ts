import { z } from 'zod';
import { lookUp } from '../../formats/look-up.ts';
import { lookupDocument } from '../schemas.ts';
import { makeTool, SAID, said, TOOL_LANG, textOf } from './tool.ts';

/** Which panel an account is on. */
export const lookupTool = makeTool({
  name: 'lookup',
  title: 'Which panel an account is on',
  description:
    'Customers are split into panels by the day on which their account was created, and panels fail and recover at different times. Give that day, a month, a year, or the panel’s letter as the customer says it; the answer names every panel that it can be, what its customers should do now and what does not work for them. Never send a user name or an e-mail address: they are not looked up.',
  input: z.strictObject({
    q: z
      .string()
      .max(200)
      .describe(
        'When the account was created, as the customer says it: 2019-11-17, 17.11.2019, autumn 2019, panel B.',
      ),
    new_account: z.boolean().default(false).describe('A new account was created after the failure as well.'),
    lang: TOOL_LANG,
  }),
  output: z.object({ ...SAID, ...lookupDocument.shape }),
  answer(context, { q, new_account: hasNewAccount }) {
    const { state, now, locale } = context;
    const found = lookUp(state, now, { typed: q, hasNewAccount }, locale);
    if (found.kind === 'refused') return { text: `${found.code}: ${found.detail}`, data: null };
    const { document, explanation } = found;
    const steps = document.steps.map(
      ({ kind, title, panels }) => `- [${kind}] ${title} (${panels.join(', ')})`,
    );
    return {
      text: textOf([explanation.title, ...explanation.why, explanation.help, ...steps]),
      data: { ...said(context), ...document },
    };
  },
});
