/** Words of the page of the API. */
const pl = {
  title: 'API',
  description: 'Wszystkie adresy dla programów: co mówią, o\u00a0co można zapytać, jak zapisać zmianę.',
  lead: 'To, co pokazują strony, można czytać programem: bez hasła, z\u00a0każdej domeny, w\u00a0tym samym wydaniu co strony. Zapisywać mogą tylko ci, którzy mają token.',
  machine: 'To samo dla programów (OpenAPI 3.1):',
  contents: 'Spis',
  parameters: 'Parametry',
  required: 'Wymagany.',
  sent: 'Pola do wysłania',
  fields: 'Pola odpowiedzi',
  answers: 'Odpowiedzi',
  example: 'Przykład',
  untranslated: 'Nazwy i\u00a0opisy pól są po angielsku, tak jak w\u00a0opisie dla programów.',
  groups: {
    read: 'Odczyt',
    statuspage: 'W\u00a0formacie Statuspage',
    follow: 'Kanały i\u00a0kalendarze',
    embed: 'Na innych stronach',
    log: 'Dziennik do sprawdzenia',
    mcp: 'Dla asystentów (MCP)',
    write: 'Zapis',
  },
};

type ApiWords = typeof pl;

const en: ApiWords = {
  title: 'API',
  description:
    'Every address for programs: what it says, what you can ask for, and how to write a\u00a0change.',
  lead: 'What the pages show can be read by programs: without a password, from any origin, at the same revision as the pages. Writing takes a\u00a0token.',
  machine: 'The same for programs (OpenAPI 3.1):',
  contents: 'Contents',
  parameters: 'Parameters',
  required: 'Required.',
  sent: 'Fields to send',
  fields: 'Fields in the answer',
  answers: 'Answers',
  example: 'Example',
  untranslated: '',
  groups: {
    read: 'Reading',
    statuspage: 'In Statuspage’s format',
    follow: 'Feeds and calendars',
    embed: 'On other sites',
    log: 'The log, for checking',
    mcp: 'For assistants (MCP)',
    write: 'Writing',
  },
};

export const apiWords = { pl, en };
