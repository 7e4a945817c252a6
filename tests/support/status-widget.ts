import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Atlassian's own widget, as it is published; `null`: npm did not bring it. */
export const statusWidget = readWidget();

function readWidget(): string | null {
  try {
    const file = createRequire(import.meta.url).resolve('@statuspage/status-widget/dist/index.js');
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
