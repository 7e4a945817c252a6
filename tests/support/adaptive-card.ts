/**
 * What of Adaptive Cards 1.4 we use, as its published schema (http://adaptivecards.io/schemas/1.4.0/adaptive-card.json) has it: reduced by
 * hand, and stricter, for it takes nothing beside.
 */
export const ADAPTIVE_CARD = {
  type: 'object',
  required: ['type', 'version', 'body'],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string', format: 'uri' },
    type: { const: 'AdaptiveCard' },
    version: { const: '1.4' },
    lang: { type: 'string' },
    fallbackText: { type: 'string' },
    body: { type: 'array', items: { $ref: '#/$defs/RichTextBlock' } },
    actions: { type: 'array', maxItems: 6, items: { $ref: '#/$defs/OpenUrl' } },
  },
  $defs: {
    RichTextBlock: {
      type: 'object',
      required: ['type', 'inlines'],
      additionalProperties: false,
      properties: {
        type: { const: 'RichTextBlock' },
        separator: { type: 'boolean' },
        spacing: { enum: ['none', 'small', 'default', 'medium', 'large', 'extraLarge', 'padding'] },
        inlines: { type: 'array', minItems: 1, items: { $ref: '#/$defs/TextRun' } },
      },
    },
    TextRun: {
      type: 'object',
      required: ['type', 'text'],
      additionalProperties: false,
      properties: {
        type: { const: 'TextRun' },
        text: { type: 'string' },
        color: { enum: ['Default', 'Dark', 'Light', 'Accent', 'Good', 'Warning', 'Attention'] },
        size: { enum: ['Default', 'Small', 'Medium', 'Large', 'ExtraLarge'] },
        weight: { enum: ['Default', 'Lighter', 'Bolder'] },
        isSubtle: { type: 'boolean' },
        selectAction: { $ref: '#/$defs/OpenUrl' },
      },
    },
    OpenUrl: {
      type: 'object',
      required: ['type', 'url'],
      additionalProperties: false,
      properties: {
        type: { const: 'Action.OpenUrl' },
        title: { type: 'string' },
        url: { type: 'string', format: 'uri' },
      },
    },
  },
} as const;
