const CALL = {
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'lookup', arguments: { q: '17.11.2019', lang: 'en' } },
};

const message = { 'application/json': { schema: { type: 'object' }, example: CALL } };
const answer = { 'application/json': { schema: { type: 'object' } } };

/** Where assistants ask. What they may ask is told by the protocol itself (`tools/list`). */
export function mcpPaths() {
  return {
    '/mcp': {
      post: {
        operationId: 'mcp',
        summary:
          'Ask by the Model Context Protocol (Streamable HTTP, stateless): lookup, status, steps, answers, history',
        tags: ['mcp'],
        parameters: [],
        security: [],
        requestBody: { required: true, content: message },
        responses: {
          200: { description: 'An answer in JSON-RPC, or why there is none.', content: answer },
          202: { description: 'The notification was accepted.' },
          400: {
            description: 'The message cannot be read; the JSON-RPC error says why.',
            content: answer,
          },
          403: { description: 'A page of another origin.', content: answer },
          406: { description: 'It is answered in JSON alone.', content: answer },
          413: { description: 'A message may have at most 16 KB.', content: answer },
          415: { description: 'It is not JSON.', content: answer },
        },
      },
    },
  };
}
