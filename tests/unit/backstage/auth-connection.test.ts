import { expect, test } from 'vitest';
import { AuthConnection } from '../../../src/backstage/auth-connection.ts';
import { createLogger } from '../../../src/config/logger.ts';
import { readConfig } from '../../../src/config/settings.ts';
import { enrol } from '../../support/auth.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openTestLog } from '../../support/log.ts';

test('a site makes its passwords as costly to guess as OWASP asks', async () => {
  const { database, url } = await openTestLog();
  const folder = temporaryFolder();
  const config = readConfig({ DATA_DIR: folder, DATABASE_URL: url }, folder);
  const connection = new AuthConnection(config, createLogger('warn'), () => 'Status');
  try {
    await connection.use((auth) => enrol(auth));
  } finally {
    connection.close();
  }
  const { rows } = await database.client.execute('SELECT password FROM staff_accounts');
  expect(rows.map(({ password }) => String(password))).toEqual([
    expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/),
  ]);
});
