/** Whether `If-None-Match` names the ETag (weak comparison, RFC 9110, 13.1.2). */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header === etag || header === '*') return true;
  return (
    header.length > etag.length && header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
  );
}
