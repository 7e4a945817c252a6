import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  type ListToolsResult,
  McpError,
  ToolSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { Locale } from '../../domain/locale.ts';
import type { PageSource } from '../../views/context.ts';
import { answersTool } from './answers-tool.ts';
import { historyTool } from './history-tool.ts';
import { lookupTool } from './lookup-tool.ts';
import { statusTool } from './status-tool.ts';
import { stepsTool } from './steps-tool.ts';
import type { Tool, ToolAnswer } from './tool.ts';

/** All that can be asked. Nothing is written over MCP. */
const TOOLS: readonly Tool[] = [lookupTool, statusTool, stepsTool, answersTool, historyTool];

const INSTRUCTIONS =
  'The status of a service whose customers are split into panels that fail and recover at different times. What is true for one customer is not true for another: find their panel first (lookup), then what works there (status), what they should do (steps) and what is answered (answers). Every answer carries the revision of the site that it is of.';

/** The same for everybody: made when it is first asked for. */
let listed: ListToolsResult | null = null;

/** A server for one request: it keeps nothing. */
export function makeMcpServer(source: PageSource): Server {
  const server = new Server(
    { name: 'latarnia', title: 'Latarnia', version: '1' },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => {
    listed ??= { tools: TOOLS.map(describeTool) };
    return listed;
  });
  server.setRequestHandler(CallToolRequestSchema, ({ params }) => callTool(source, params));
  return server;
}

function callTool(
  source: PageSource,
  { name, arguments: given = {} }: { readonly name: string; readonly arguments?: unknown },
): CallToolResult {
  const tool = TOOLS.find((one) => one.name === name);
  if (!tool) {
    const names = TOOLS.map((one) => one.name).join(', ');
    throw new McpError(ErrorCode.InvalidParams, `There is no such tool. There are: ${names}.`);
  }
  const read = tool.input.safeParse(given);
  if (!read.success) throw new McpError(ErrorCode.InvalidParams, mistakesIn(read.error));
  const { text, data } = answerSafely(tool, source, read.data);
  const content: CallToolResult['content'] = [{ type: 'text', text }];
  return data === null ? { content, isError: true } : { content, structuredContent: { ...data } };
}

/** What went wrong with us is nobody's business but ours. */
function answerSafely(tool: Tool, source: PageSource, given: Readonly<Record<string, unknown>>): ToolAnswer {
  try {
    return tool.answer(source.viewContext(localeOf(given.lang)), given);
  } catch {
    throw new McpError(
      ErrorCode.InternalError,
      'This cannot be answered now. The pages of the site can be read.',
    );
  }
}

function localeOf(lang: unknown): Locale {
  return lang === 'en' ? 'en' : 'pl';
}

/** Each with the name of what it is about, never with what was sent. */
function mistakesIn({ issues }: z.ZodError): string {
  return issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join(' ');
}

function describeTool({ name, title, description, input, output }: Tool): ListToolsResult['tools'][number] {
  return {
    name,
    title,
    description,
    inputSchema: schemaOf(input),
    outputSchema: schemaOf(output),
    annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  };
}

/** Answers may come to hold more than is described. */
function schemaOf(schema: z.ZodObject): ListToolsResult['tools'][number]['inputSchema'] {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io: 'input' });
  return ToolSchema.shape.inputSchema.parse(described);
}
