import { z } from 'zod';
import { LOCALES, type Locale } from '../domain/locale.ts';
import type { AnswerInput } from '../views/staff/answer.ts';

const fields = z.object({
  account: z.string().trim().max(300).catch(''),
  second: z.literal('1').optional().catch(undefined),
  asked: z.string().trim().max(200).catch(''),
  slug: z
    .string()
    .regex(/^[a-z0-9-]*$/)
    .catch(''),
  language: z.enum(LOCALES).optional().catch(undefined),
});

/** Reads the composer’s form. What it cannot be is taken for not sent: nothing of it is kept anywhere. */
export function readAnswer(sent: FormData, locale: Locale): AnswerInput {
  const { account, second, asked, slug, language = locale } = fields.parse(Object.fromEntries(sent));
  return { account, hasNewAccount: second === '1', asked, slug, language };
}
