import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { z } from 'zod';

type Ask = (request: Request) => Promise<Response>;

const RPC = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string(), z.number(), z.null()]),
  result: z.unknown().optional(),
  error: z.object({ code: z.int(), message: z.string() }).optional(),
});

/** The client that the protocol's own makers wrote, at a site or at whatever answers in its place. */
export async function connectMcp(url: string, ask: Ask = fetch): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const transport = new StreamableHTTPClientTransport(new URL('/mcp', url), {
    fetch: (at, init) => ask(new Request(at, init)),
  });
  await client.connect(transport);
  return client;
}

/** The words of a tool's answer, its data, and whether it says that it cannot be answered. */
export async function callTool(client: Client, name: string, given: Record<string, unknown> = {}) {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: given });
  const [first] = z.array(z.object({ type: z.literal('text'), text: z.string() })).parse(content);
  return { text: first?.text ?? '', data: structuredContent, isError: isError === true };
}

/** A request as it is written, without a client's niceties. */
export function mcpRequest(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Request {
  return new Request(new URL('/mcp', url), {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json, text/event-stream',
      ...headers,
    },
    body,
  });
}

/** What was answered, as JSON-RPC. */
export async function readRpc(response: Response): Promise<z.infer<typeof RPC>> {
  return RPC.parse(await response.json());
}
