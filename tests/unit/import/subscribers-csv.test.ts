import { expect, test } from 'vitest';
import { readSubscribersCsv } from '../../../src/import/subscribers-csv.ts';

test('columns are found by what they are called here, by Statuspage and by others', () => {
  const ours = readSubscribersCsv(
    'email,panels,features,confirmed_at,source,lang\nola@example.com,a;b,orders,2020-01-02,old site,en\n',
    false,
  );
  expect(ours).toEqual({
    rows: [
      {
        ...{
          line: 2,
          address: 'ola@example.com',
          confirmedAt: '2020-01-02',
          source: 'old site',
          locale: 'en',
        },
        ...{ components: [], panels: ['a', 'b'], features: ['orders'] },
      },
    ],
    leftOut: [],
    flaws: [],
  });
  const theirs = readSubscribersCsv(
    '\ufeffType;Email/Phone;Components;Quarantined At\r\nemail;ola@example.com;"Orders API, Prices";\r\nsms;600100200;;\r\nemail;jan@example.com;;2020-01-01\r\n',
    true,
  );
  expect(theirs.rows).toMatchObject([{ address: 'ola@example.com', components: ['Orders API', 'Prices'] }]);
  expect(theirs.leftOut).toEqual([
    { line: 3, why: 'channel' },
    { line: 4, why: 'refused' },
  ]);
});

test.each([
  ...['', 'NULL', '\\N', '0000-00-00 00:00:00'].map((nothing) => [nothing, 1] as const),
  ...['no', 'nie', 'false', '0', 'pending', 'never'].map((no) => [no, 0] as const),
])(
  'whoever confirmed there by “%s” is not written to; where all are said to have confirmed, who has no “no”: %i',
  (confirmed, withWord) => {
    const text = `email,confirmed_at\nola@example.com,${confirmed}\n`;
    expect(readSubscribersCsv(text, false)).toMatchObject({
      rows: [],
      leftOut: [{ line: 2, why: 'unconfirmed' }],
    });
    expect(readSubscribersCsv(text, true).rows).toHaveLength(withWord);
  },
);

test.each([
  ...['yes', 'TRUE', '1', 'tak', '2019-05-01', '2019-05-01T10:00:00Z', 'May 1, 2019 10:00 UTC', '01.05.2019'],
  ...['5/1/19', '1556668800', '1556668800000'],
])('whoever confirmed there by “%s” has confirmed', (confirmed) => {
  const { rows } = readSubscribersCsv(`email,confirmed_at\nola@example.com,"${confirmed}"\n`, false);
  expect(rows).toMatchObject([{ confirmedAt: confirmed }]);
});

test.each(['maybe', 'invited', 'bounced', '2', 'subscribed?'])(
  'whether “%s” says that somebody confirmed is not guessed',
  (confirmed) => {
    const text = `email,confirmed_at\nola@example.com,${confirmed}\n`;
    expect(readSubscribersCsv(text, false)).toMatchObject({ rows: [], flaws: [{ line: 2 }] });
    expect(readSubscribersCsv(text, true).rows).toHaveLength(1);
  },
);

test('a source that is no name is told by its line', () => {
  const read = readSubscribersCsv(
    `email,source\nola@example.com,${'x'.repeat(201)}\njan@example.com,"one\ntwo"\n`,
    true,
  );
  expect(read.rows).toEqual([]);
  expect(read.flaws.map(({ line }) => line)).toEqual([2, 4]);
});

test.each([
  ['UTF-16', Buffer.from('\ufeffemail\nola@example.com\n', 'utf16le')],
  ['Windows', Buffer.from('email,components\nola@example.com,P\xb3atno\x9cci\n', 'latin1')],
])('a file in the encoding of %s says that it has to be UTF-8', (_, bytes) => {
  expect(() => readSubscribersCsv(bytes.toString(), true)).toThrow('not in UTF-8');
});

test('lines that are wrong are told by their number, without the address; who is there twice counts once', () => {
  const read = readSubscribersCsv(
    'email\nola@example.com\nOLA@example.com\n\nola at home\nx@example.com,more\n',
    true,
  );
  const scripts = readSubscribersCsv(
    'email,lang\njan@żółw.example,pl\njan@XN--w-uga1v8h.example,\n,\n',
    true,
  );
  expect(scripts).toMatchObject({ rows: [{ line: 2 }], leftOut: [{ line: 3, why: 'twice' }], flaws: [] });
  expect(read.rows).toHaveLength(1);
  expect(read.leftOut).toEqual([{ line: 3, why: 'twice' }]);
  expect(read.flaws).toEqual([
    { line: 5, text: 'holds no address of mail' },
    { line: 6, text: 'has more cells than there are columns' },
  ]);
});

test('a file without a column email, and one that is no CSV, are refused without a word of what is in it', () => {
  expect(() => readSubscribersCsv('ola@example.com\n', true)).toThrow('names no column “email”');
  const broken = () => readSubscribersCsv('email\n"ola@example.com\n', true);
  expect(broken).toThrow('The file is not CSV');
  expect(broken).toThrow('Close it');
  expect(broken).not.toThrow('ola@');
  const within = () => readSubscribersCsv('email\njan@example.com\n"ola"@example.com\n', true);
  expect(within).toThrow('a cell of line 3 cannot be read');
  expect(within).not.toThrow('ola');
  expect(() => readSubscribersCsv('email\n\n', true)).toThrow('Nobody is in the file');
});
