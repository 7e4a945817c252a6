import sanitizeHtml from 'sanitize-html';

/** `&`, unless it begins an entity that is written out. */
const LONE_AMPERSAND = /&(?!#\d{1,7};|#x[a-f0-9]{1,6};|[a-z][a-z0-9]*;)/gi;

/** Every character as it is. */
export function textAsHtml(text: string): string {
  return escapeTags(text.replaceAll('&', '&amp;'));
}

/** The same of text in which entities are written: those stay. */
export function escapeAroundEntities(text: string): string {
  return escapeTags(text.replace(LONE_AMPERSAND, '&amp;'));
}

function escapeTags(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The characters that entities stand for. @example decodeEntities('&copy; &lt;b&gt;') // '© <b>' */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return sanitizeHtml(escapeAroundEntities(text), { allowedTags: [], allowedAttributes: {} })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
