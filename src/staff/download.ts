const TYPES = { csv: 'text/csv; charset=utf-8; header=present', json: 'application/json; charset=utf-8' };

/** A file for a member of staff to keep: never shown in the browser, never kept by a cache. */
export function respondFile(name: `${string}.${keyof typeof TYPES}`, text: string): Response {
  return new Response(text, {
    headers: {
      'Content-Type': name.endsWith('.csv') ? TYPES.csv : TYPES.json,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
