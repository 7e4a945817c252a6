import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSourceFiles } from '../../../src/import/read-files.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { STATUSPAGE } from '../../support/imports.ts';

describe('files that a site was saved to', () => {
  test('one, or all of a folder', () => {
    expect(readSourceFiles(STATUSPAGE).map(({ name }) => name)).toEqual([
      'components.json',
      'history.atom',
      'incidents.json',
      'scheduled-maintenances.json',
    ]);
    expect(readSourceFiles(join(STATUSPAGE, 'incidents.json'))).toHaveLength(1);
  });

  test('none, an empty folder, and too much are refused', () => {
    const folder = temporaryFolder();
    expect(() => readSourceFiles(join(folder, 'none'))).toThrow(/There is no file or folder/);
    mkdirSync(join(folder, 'empty'));
    expect(() => readSourceFiles(join(folder, 'empty'))).toThrow(/holds no files that end in \.json/);
    const huge = join(folder, 'huge.json');
    writeFileSync(huge, '');
    truncateSync(huge, 200 * 2 ** 20);
    expect(() => readSourceFiles(huge)).toThrow(/That is 200 MiB; at most 128/);
  });

  test('a device, which may have no end, and a folder that is called like a file are refused', () => {
    expect(() => readSourceFiles('/dev/zero')).toThrow(/\/dev\/zero is not a file\. Save/);
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'incidents.json'));
    expect(() => readSourceFiles(folder)).toThrow(/incidents\.json is not a file\. Save/);
  });
});
