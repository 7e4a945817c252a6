import { expect, test } from 'vitest';
import { hostsOf } from '../../../../src/store/dialects/postgres-hosts.ts';

test.for([
  ['postgres://one/log', ['postgres://one/log']],
  [
    'postgres://anna:secret@one,two:5433/log?sslmode=require',
    ['postgres://anna:secret@one/log?sslmode=require', 'postgres://anna:secret@two:5433/log?sslmode=require'],
  ],
  ['postgresql://one:1,two:2', ['postgresql://one:1', 'postgresql://two:2']],
] as const)('%s names these hosts, in their order', ([url, hosts]) => {
  expect(hostsOf(url)).toEqual(hosts);
});
