import { expect, test } from 'vitest';
import { absoluteLinks } from '../../../src/views/absolute-links.ts';

test.for([
  [
    '[a](/faq/x/) [b](https://b.pl/) [c](mailto:x@y.pl)',
    '[a](https://a.pl/faq/x/) [b](https://b.pl/) [c](mailto:x@y.pl)',
  ],
  ['[a](</faq/x/> "t") ![b](/c.png)', '[a](<https://a.pl/faq/x/> "t") ![b](https://a.pl/c.png)'],
  [
    '[a][1] and [2]\n\n[1]: /faq/x/\n[2]: /b/',
    '[a][1] and [2]\n\n[1]: https://a.pl/faq/x/\n[2]: https://a.pl/b/',
  ],
  ['`[a](/b/)` \\[a](/b/)\n\n```\n[a](/b/)\n```', '`[a](/b/)` \\[a](/b/)\n\n```\n[a](/b/)\n```'],
  ['[a](//b.pl/) [c](#d)', '[a](//b.pl/) [c](#d)'],
] as const)('links to this site become absolute, others stay: %j', ([markdown, absolute]) => {
  expect(absoluteLinks(markdown, 'https://a.pl')).toBe(absolute);
});
