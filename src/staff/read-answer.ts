import { z } from 'zod';
import { LOCALES, type Locale } from '../domain/locale.ts';
import type { AnswerInput } from '../views/staff/answer.ts';
import { text } from './fields.ts';
import { takeTyped } from './read-form.ts';

const FORM = z.object({ account: text, second: text, asked: text, slug: text, language: text });

/** As much of a question, and of what tells an account, as is looked for (characters). */
const MOST = { account: 300, asked: 200 };

/** Reads the composer’s form. What it cannot be is taken for not sent: nothing of it is kept anywhere. */
export function readAnswer(sent: FormData, locale: Locale): AnswerInput {
  const { account, second, asked, slug, language } = takeTyped(sent, FORM).typed;
  return {
    account: upTo(MOST.account, account.trim()),
    hasNewAccount: second === '1',
    asked: upTo(MOST.asked, asked.trim()),
    slug: /^[a-z0-9-]*$/.test(slug) ? slug : '',
    language: LOCALES.find((one) => one === language) ?? locale,
  };
}

function upTo(most: number, typed: string): string {
  return typed.length > most ? '' : typed;
}
