import { expect, test } from 'vitest';
import { readDescription } from '../../../src/api/openapi/read.ts';
import { polishOfApi } from '../../../src/i18n/api-polish.ts';
import { NBSP } from '../../../src/i18n/nbsp.ts';
import { apiReference } from '../../../src/views/api-reference.ts';
import { EXAMPLE_ORIGIN } from '../../../src/views/example-origin.ts';
import { operationsIn } from '../../../src/views/openapi-document.ts';

const described = readDescription('https://status.example');

test('everything that can be asked or sent stands on the page once, under an address of its own', () => {
  const listed = apiReference(described, 'en').groups.flatMap(({ operations }) => operations);
  expect(listed.length).toBe(operationsIn(described).length);
  expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
  for (const { groups } of [apiReference(described, 'en')]) {
    for (const { id, operations } of groups) expect(operations.length, id).toBeGreaterThan(0);
  }
});

test('everything that it says is said in Polish as well', () => {
  const said = [
    ...described.tags.map(({ description }) => description),
    ...Object.values(described.components.responses).map(({ description }) => description),
    ...operationsIn(described).flatMap(({ operation, parameters }) => [
      operation.summary,
      operation.description,
      ...parameters.map(({ description }) => description),
      ...Object.values(operation.responses).map(({ description }) => description),
    ]),
  ];
  const missing = said.filter((text) => text !== undefined && polishOfApi[text] === undefined);
  expect(missing).toEqual([]);
});

test('in Polish no short word stands at the end of a line', () => {
  const [group] = apiReference(described, 'pl').groups;
  const lookup = group?.operations.find(({ id }) => id === 'lookUp');
  expect(lookup?.summary).toContain(`konto i${NBSP}co`);
});

test('each has a command that can be typed', () => {
  const of = (id: string) =>
    apiReference(described, 'en')
      .groups.flatMap(({ operations }) => operations)
      .find((one) => one.id === id)?.example;
  expect(of('readStatus')).toBe('curl https://status.example/api/v1/status.json');
  expect(of('lookUp')).toBe('curl "https://status.example/api/v1/lookup?created=2019-11-17"');
  expect(of('panelBadge')).toBe('curl https://status.example/badge/a.svg');
  expect(of('setAvailability')).toContain(
    'curl -X PUT https://status.example/api/v1/availability/ceneo-xml/a \\\n  -H "Authorization: Bearer $TOKEN"',
  );
  expect(of('mcp')).toContain('-H "Accept: application/json, text/event-stream"');
  expect(of('mcp')).not.toContain('Bearer');
});

test('a site that does not know its address has an example’s in its commands', () => {
  const [first] = apiReference(readDescription(null), 'en').groups.flatMap(({ operations }) => operations);
  expect(first?.example).toContain(`curl ${EXAMPLE_ORIGIN}/`);
});
