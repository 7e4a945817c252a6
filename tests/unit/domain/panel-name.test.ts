import { expect, test } from 'vitest';
import { panelNameIn } from '../../../src/domain/panel-name.ts';

test.for([
  ['Panel A', 'A'],
  ['panel EU', 'EU'],
  ['Panel: Europa Zachodnia', 'Europa Zachodnia'],
  ['Panel – klienci instytucjonalni', 'klienci instytucjonalni'],
  ['EU panel', 'EU'],
  ['Europa Zachodnia', 'Europa Zachodnia'],
  ['Panele testowe', 'Panele testowe'],
  ['Panel', 'Panel'],
  ['Panel ', 'Panel '],
] as const)('a panel titled “%s” is called “%s”', ([title, name]) => {
  expect(panelNameIn(title)).toBe(name);
});
