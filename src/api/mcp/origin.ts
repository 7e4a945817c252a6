const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether whoever sends a request may: programs and servers, which name no origin, the site's own pages, and pages that this very
 * machine serves. Any other is a page in somebody's browser, which a name that leads elsewhere by now could have brought here
 * (DNS rebinding; MCP, Streamable HTTP, security warning).
 */
export function isOriginAllowed(origin: string | null, siteUrl: string | null): boolean {
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const asked = new URL(origin);
  return LOOPBACK.test(asked.hostname) || (siteUrl !== null && asked.origin === new URL(siteUrl).origin);
}
