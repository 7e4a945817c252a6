import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** A control that is written by hand; `<select-cells>` is none. */
const CONTROL = /<(?:input|select|textarea)(?![\w-])/;

const components = globSync('src/**/*.astro').filter((file) => !file.startsWith('src/ui/forms/'));

test('every control of every form is a part of ui/forms, those that are hidden too', () => {
  expect(components.length).toBeGreaterThan(100);
  expect(components.filter((file) => CONTROL.test(readFileSync(file, 'utf8')))).toEqual([]);
});

test.each(['<input name="a" />', '<select>', '<textarea\n  name="a"'])('%s is found', (markup) => {
  expect(CONTROL.test(markup)).toBe(true);
});

test.each(['<select-cells>', '<Select name="a" />', '<TickBox type="radio" />'])('%s is a part', (markup) => {
  expect(CONTROL.test(markup)).toBe(false);
});
