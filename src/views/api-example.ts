import { EXAMPLE_ORIGIN } from './example-origin.ts';
import type { OpenApiDocument, operationsIn } from './openapi-document.ts';

/** A command for one operation, as it can be typed into a terminal: the token is in a variable. */
export function exampleRequest(
  { servers }: OpenApiDocument,
  { method, path, operation, parameters }: ReturnType<typeof operationsIn>[number],
): string {
  const origin = (servers[0]?.url ?? '/').replace(/\/$/, '') || EXAMPLE_ORIGIN;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    return parameters.find((one) => one.name === name)?.example ?? name;
  });
  const asked = parameters.filter((one) => one.in === 'query' && one.example !== undefined);
  const query = asked.map(({ name, example }) => `${name}=${encodeURIComponent(example ?? '')}`).join('&');
  const address = `${origin}${filled}${query === '' ? '' : `?${query}`}`;
  const quoted = /[?&]/.test(address) ? `"${address}"` : address;
  if (method === 'get') return `curl ${quoted}`;
  const body = operation.requestBody?.content['application/json']?.example;
  return [
    `curl -X ${method.toUpperCase()} ${quoted}`,
    operation.security ? null : '-H "Authorization: Bearer $TOKEN"',
    '-H "Content-Type: application/json"',
    path === '/mcp' ? '-H "Accept: application/json, text/event-stream"' : null,
    body === undefined ? null : `-d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`,
  ]
    .filter((part) => part !== null)
    .join(' \\\n  ');
}
