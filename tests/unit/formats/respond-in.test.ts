import { expect, test } from 'vitest';
import { respondJson } from '../../../src/formats/respond.ts';
import { respondIn } from '../../../src/formats/respond-in.ts';

async function answered(address: string) {
  const answer = respondIn(new URL(address, 'https://s.example'), (locale) => respondJson(locale));
  return [answer.status, await answer.json()];
}

test.for([
  ['/api/v1/faq.json', 'pl'],
  ['/api/v1/faq.json?lang=', 'pl'],
  ['/api/v1/faq.json?lang=pl', 'pl'],
  ['/api/v1/faq.json?lang=en', 'en'],
  ['/api/v1/faq.json?lang=EN', 'en'],
  ['/api/v1/faq.json?lang=%20En', 'en'],
  ['/api/v1/faq.json?lang=en-GB', 'en'],
  ['/api/v1/en/faq.json', 'en'],
] as const)('%s is answered in %s', async ([address, locale]) => {
  expect(await answered(address)).toEqual([200, locale]);
});

test.for(['de', 'english', 'e', 'en_'])(
  'that %s is not spoken is said, with what can be asked',
  async (lang) => {
    expect(await answered(`/api/v1/faq.json?lang=${lang}`)).toMatchObject([
      400,
      { code: 'lang.unknown', detail: expect.stringContaining('lang=pl or lang=en') },
    ]);
  },
);

test('scripts of other origins may read what says how new an answer is', () => {
  for (const lang of ['en', 'de']) {
    const { headers } = respondIn(new URL(`https://s.example/?lang=${lang}`), () => respondJson(1));
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Access-Control-Expose-Headers')).toBe('ETag, Latarnia-Revision');
  }
});
