import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  JSONRPCRequestSchema,
  type RequestId,
} from '@modelcontextprotocol/sdk/types.js';
import type { PageSource } from '../../views/context.ts';
import { readBytes } from '../read-body.ts';
import { ApiProblem } from '../respond.ts';
import { isOriginAllowed } from './origin.ts';
import { makeMcpServer } from './server.ts';

/** What was asked is nobody else's business: no cache keeps it. */
const HEADERS = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };

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
  const miscalled = idOfMiscall(message);
  if (miscalled !== null) {
    const words = 'A call names a tool, and its arguments in an object.';
    return refuse(200, ErrorCode.InvalidParams, words, miscalled);
  }
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

/** Of a call that is none: the SDK would take that for a mistake of ours. `null`: it is one, or no call at all. */
function idOfMiscall(message: unknown): RequestId | null {
  const read = JSONRPCRequestSchema.safeParse(message);
  if (!read.success || read.data.method !== CallToolRequestSchema.shape.method.value) return null;
  return CallToolRequestSchema.safeParse(message).success ? null : read.data.id;
}

function refuse(status: number, code: ErrorCode, message: string, id: RequestId | null = null): Response {
  return new Response(JSON.stringify({ jsonrpc: '2.0', error: { code, message }, id }), {
    status,
    headers: { ...HEADERS, 'Content-Type': 'application/json' },
  });
}
