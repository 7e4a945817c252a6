import { createServer } from 'node:http';
import { listen } from '../support/port.ts';
import { statusWidget } from '../support/status-widget.ts';
import { shareSite } from './shared-site.ts';
import { expect, SOON, test } from './site.ts';

const shared = shareSite();

test('Atlassian’s own widget, in somebody else’s page, shows how the site is and follows it', async ({
  page,
}) => {
  test.skip(statusWidget === null, '@statuspage/status-widget is not installed');
  const host = createServer((request, response) => {
    const isScript = request.url === '/widget.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript
        ? statusWidget
        : `<!doctype html><title>Shop</title><script src="/widget.js"></script>
           <statuspage-widget src="${shared().url}"></statuspage-widget>
           <statuspage-widget src="${shared().url}" appearance="badge" title="orders"></statuspage-widget>`,
    );
  });
  const port = await listen(host);
  try {
    await page.goto(`http://127.0.0.1:${port}/`);
    const [basic, badge] = [
      page.locator('statuspage-widget').first(),
      page.locator('statuspage-widget').last(),
    ];
    await expect(basic).toContainText('Partial System Outage');
    await expect(badge).toContainText('orders');
    await expect(badge.locator('.status-indicator')).toHaveClass(/\bmajor\b/);
    await shared().cli('panel', 'set', 'a,b,c,d', 'restored');
    const features = await (await page.request.get(`${shared().url}/api/v1/status.json`)).json();
    for (const { id } of features.features) await shared().cli('flag', 'set', id, 'a,b,c,d', 'available');
    await expect(async () => {
      await page.reload();
      await expect(basic).toContainText('All Systems Operational', { timeout: 2000 });
    }).toPass(SOON);
  } finally {
    host.closeAllConnections();
    host.close();
  }
});
