import { z } from 'zod';
import { LOCALES, type Locale } from '../domain/locale.ts';
import type { AnswerInput } from '../views/staff/answer.ts';
import { text } from './fields.ts';
import { takeTyped } from './read-form.ts';

const FORM = z.object({ account: text, second: text, asked: text, slug: text, language: text });

/** Reads the composer’s form. Nothing of it is kept anywhere, but when a session had ended by time: sealed, for an hour. */
export function readAnswer(sent: FormData, locale: Locale): AnswerInput {
  const { account, second, asked, slug, language } = takeTyped(sent, FORM).typed;
  return {
    account: account.trim(),
    hasNewAccount: second === '1',
    asked: asked.trim(),
    slug: /^[a-z0-9-]*$/.test(slug) ? slug : '',
    language: LOCALES.find((one) => one === language) ?? locale,
  };
}
