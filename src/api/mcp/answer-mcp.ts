import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  InitializeRequestSchema,
  JSONRPCMessageSchema,
  JSONRPCRequestSchema,
  ListToolsRequestSchema,
  type RequestId,
} from '@modelcontextprotocol/sdk/types.js';
import type { PageSource } from '../../views/context.ts';
import { readBytes } from '../read-body.ts';
import { ApiProblem } from '../respond.ts';
import { isOriginAllowed } from './origin.ts';
import { makeMcpServer } from './server.ts';

/** What was asked is nobody else's business: no cache keeps it. */
const HEADERS = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };

const NO_MESSAGE =
  'That is no message of JSON-RPC. One has "jsonrpc": "2.0", a method, an id (text or a whole number) if it is to be answered, and params in an object.';

/** What the methods that are answered need. */
const NEEDED = [
  { schema: CallToolRequestSchema, words: 'A call names a tool, and its arguments in an object.' },
  { schema: ListToolsRequestSchema, words: 'A list of tools needs no params; a cursor is text.' },
  {
    schema: InitializeRequestSchema,
    words: 'Whoever begins says protocolVersion, capabilities, and clientInfo with a name and a version.',
  },
] as const;

/**
 * Answers one message of MCP (Streamable HTTP), stateless: a server is made for it and put away. One message at a time, since
 * each has one place; whatever comes is answered in JSON-RPC.
 */
export async function answerMcp(
  request: Request,
  source: PageSource,
  siteUrl: string | null,
): Promise<Response> {
  if (!isOriginAllowed(request.headers.get('Origin'), siteUrl)) {
    return refuse(403, ErrorCode.InvalidRequest, 'Pages of other origins may not ask here.');
  }
  const bytes = await readBytes(request);
  if (bytes instanceof ApiProblem) return refuse(bytes.status, ErrorCode.InvalidRequest, bytes.detail);
  const message = parse(bytes);
  if (message === undefined) return refuse(400, ErrorCode.ParseError, 'The body is not JSON.');
  if (Array.isArray(message)) {
    return refuse(400, ErrorCode.InvalidRequest, 'Send one message at a time: batches are not taken.');
  }
  if (!JSONRPCMessageSchema.safeParse(message).success)
    return refuse(400, ErrorCode.InvalidRequest, NO_MESSAGE);
  const mistaken = mistakenRequest(message);
  if (mistaken !== null) return refuse(200, ErrorCode.InvalidParams, mistaken.words, mistaken.id);
  const server = makeMcpServer(source);
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  try {
    await server.connect(transport);
    const answer = await transport.handleRequest(request, { parsedBody: message });
    const headers = new Headers(answer.headers);
    for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
    return new Response(answer.body, { status: answer.status, headers });
  } finally {
    await server.close();
  }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** A request that lacks what its method needs: the SDK would take that for a mistake of ours. `null`: it is none. */
function mistakenRequest(message: unknown): { readonly id: RequestId; readonly words: string } | null {
  const read = JSONRPCRequestSchema.safeParse(message);
  if (!read.success) return null;
  const { id, method } = read.data;
  const known = NEEDED.find(({ schema }) => schema.shape.method.value === method);
  return known === undefined || known.schema.safeParse(message).success ? null : { id, words: known.words };
}

function refuse(status: number, code: ErrorCode, message: string, id: RequestId | null = null): Response {
  return new Response(JSON.stringify({ jsonrpc: '2.0', error: { code, message }, id }), {
    status,
    headers: { ...HEADERS, 'Content-Type': 'application/json' },
  });
}
