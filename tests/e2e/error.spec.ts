import { createServer } from 'node:http';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { listen } from '../support/port.ts';
import { expect, test } from './site.ts';

const ENTRY = fileURLToPath(new URL('../../dist/server/entry.mjs', import.meta.url));

test('a failure behind the page is a 500 of our own, in both languages, that depends on nothing', async ({
  page,
}) => {
  const { handler } = await import(pathToFileURL(ENTRY).href);
  const brokenApp = {
    viewContext: () => {
      throw new Error('the state cannot be read');
    },
  };
  const server = createServer((request, response) => {
    handler(request, response, () => response.end(), { app: brokenApp });
  });
  const port = await listen(server);
  try {
    const response = await page.goto(`http://127.0.0.1:${port}/panel/b/`);
    expect(response?.status()).toBe(500);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('[lang=en]').first()).toBeVisible();
    const html = (await response?.text()) ?? '';
    expect(html).not.toContain('the state cannot be read');
    const report = await new HtmlValidate({ extends: ['html-validate:document'] }).validateString(html);
    expect(report.valid).toBe(true);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
