import { expect, test } from 'vitest';
import { MISSING_PAGES } from '../../../src/publish/missing-pages.ts';

const answerOf = (path: string) => MISSING_PAGES.find(([prefix]) => path.startsWith(prefix))?.[1];

test.for([
  ['/api/v1/nothing.json', '/api/404'],
  ['/embed/zz.json', '/api/404'],
  ['/en/embed/zz.json', '/api/404'],
  ['/badge/zz.svg', '/api/404'],
  ['/en/badge/b/zz.svg', '/api/404'],
  ['/nothing/', '/404/'],
  ['/en/nothing/', '/en/404/'],
  ['/embedded/', '/404/'],
] as const)('%s that is not there answers with %s', ([path, entry]) => {
  expect(answerOf(path)).toBe(entry);
});
