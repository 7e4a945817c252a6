import type { Token, Tokens, TokensList } from 'marked';

/** What lies directly in a token: blocks, cells, spans. */
export function childrenOf(token: Token): Token[] {
  if (isList(token)) return token.items.flatMap(({ tokens }) => tokens);
  if (isTable(token)) return [token.header, ...token.rows].flat().flatMap(({ tokens }) => tokens);
  return ('tokens' in token && token.tokens) || [];
}

export function isList(token: Token): token is Tokens.List {
  return token.type === 'list';
}

export function isTable(token: Token): token is Tokens.Table {
  return token.type === 'table';
}

export function isLink(token: Token): token is Tokens.Link | Tokens.Image {
  return token.type === 'link' || token.type === 'image';
}

export function isDefinition(token: Token): token is Tokens.Def {
  return token.type === 'def';
}

/** Every token, those in others too, in the order in which they were typed. */
export function* tokensIn(tokens: readonly Token[]): Generator<Token, void, undefined> {
  for (const token of tokens) {
    yield token;
    yield* tokensIn(childrenOf(token));
  }
}

/** Whether anything refers to a definition (`[name]: address`); of two with one name, to the first. */
export function isUsed({ tag, href, title }: Tokens.Def, { links }: TokensList): boolean {
  const link = links[tag];
  return link !== undefined && link.href === href && link.title === title;
}

/** Whether what stands behind a fence only names a language, as it is meant to. */
export function isLanguage(info: string): boolean {
  return /^[\w+#.-]*$/.test(info.trim());
}
