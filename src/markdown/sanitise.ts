import sanitizeHtml, { type IOptions } from 'sanitize-html';
import { LINK_SCHEMES } from './link-target.ts';

const TAGS = [
  ...[
    'p',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'ul',
    'ol',
    'li',
    'strong',
    'em',
    'del',
    'code',
    'pre',
    'blockquote',
  ],
  ...['a', 'br', 'hr', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'span'],
];

const OPTIONS: IOptions = {
  allowedTags: TAGS,
  allowedAttributes: {
    a: ['href'],
    ol: ['start'],
    span: ['aria-label', { name: 'role', multiple: false, values: ['img'] }],
  },
  allowedClasses: {
    p: ['as-typed'],
    li: ['is-task'],
    span: ['task-mark'],
    th: ['to-start', 'to-centre', 'to-end'],
    td: ['to-start', 'to-centre', 'to-end'],
  },
  allowedSchemes: [...LINK_SCHEMES],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
};

/**
 * Everything but an allow-list of tags, attributes and link schemes taken out. What the renderer writes passes as it is:
 * this is the second wall, for what the first one has overlooked.
 */
export function sanitise(html: string): string {
  return sanitizeHtml(html, OPTIONS);
}
