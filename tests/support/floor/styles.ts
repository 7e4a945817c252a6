import { type Atrule, type CssNode, type Declaration, find, generate, parse, walk } from 'css-tree';
import { compatData, findCompat, lackedBy } from './compat.ts';

/** Something in a style sheet that a browser of the floor does not know. */
export interface LackedStyle {
  /** As the compatibility data name it: `properties.translate`. */
  readonly what: string;
  /** The declaration, the selector, or the head of the rule. */
  readonly where: string;
  /** `chrome 100` */
  readonly lackedBy: readonly string[];
}

/** Not in the data: `not (…)` and `screen and not (…)`, which came with ranges. */
const NEGATION = ['chrome 100', 'firefox 100', 'safari 15.4'];

/**
 * What a style sheet has that the floor lacks and that nothing older stands in for: another declaration of the same
 * property before it, or its prefixed name beside it. What is asked for by `@supports` is not looked at.
 */
export function lackedStyles(css: string): LackedStyle[] {
  const found: LackedStyle[] = [];
  const lookUp = (where: string, ...names: readonly string[]) => found.push(...lackedAt(where, names));
  const tree = parse(css, {
    onParseError: ({ message }) => found.push({ what: 'syntax', where: message, lackedBy: ['the parser'] }),
  });
  walk(tree, function (node) {
    if (node.type === 'Atrule') {
      const head = `@${node.name} ${node.prelude ? generate(node.prelude) : ''}`;
      lookUp(head, 'at-rules', node.name);
      if (this.rule) lookUp(head, 'selectors', 'nesting');
      if (node.name === 'media' && /(?:@media|and|,)\s*not\s*\(/.test(head)) {
        found.push({ what: 'at-rules.media.not', where: head, lackedBy: NEGATION });
      }
      if (node.name === 'supports') return walk.skip;
    } else if (node.type === 'NestingSelector' || (node.type === 'Rule' && this.rule && this.rule !== node)) {
      lookUp(this.rule ? generate(this.rule.prelude) : '&', 'selectors', 'nesting');
    } else if (node.type === 'FeatureRange') {
      lookUp(generate(node), 'at-rules', this.atrule?.name ?? 'media', 'range_syntax');
    } else if (node.type === 'Feature') {
      lookUp(generate(node), 'at-rules', this.atrule?.name ?? 'media', node.name);
    } else if (node.type === 'PseudoClassSelector' || node.type === 'PseudoElementSelector') {
      const selector = this.rule ? generate(this.rule.prelude) : generate(node);
      lookUp(selector, 'selectors', node.name);
      const isList = node.children?.first?.type === 'SelectorList' && node.children.first.children.size > 1;
      if (node.name === 'not' && isList) lookUp(selector, 'selectors', 'not', 'selector_list');
    } else if (node.type === 'Block') {
      found.push(...lackedInBlock(node.children.toArray(), this.atrule));
    }
    return undefined;
  });
  return found;
}

/** What a selector has that the floor lacks. A script that asks for such a one ends with an error. */
export function lackedInSelector(selector: string): LackedStyle[] {
  return lackedStyles(`${selector} {}`);
}

function lackedInBlock(nodes: readonly CssNode[], atrule: Atrule | null): LackedStyle[] {
  const declarations = nodes.filter((node): node is Declaration => node.type === 'Declaration');
  const known = new Set<string>();
  const found: LackedStyle[] = [];
  for (const one of declarations) {
    const lacked =
      atrule?.name === 'font-face'
        ? lackedAt(generate(one), ['at-rules', 'font-face', one.property])
        : lackedInDeclaration(one);
    if (lacked.length === 0) known.add(one.property.replace(/^-(?:webkit|moz)-/, ''));
    else if (!known.has(one.property)) found.push(...lacked);
  }
  return found;
}

function lackedInDeclaration(node: Declaration): LackedStyle[] {
  const { property, value } = node;
  const where = generate(node);
  const found: LackedStyle[] = [];
  const lookUp = (...names: readonly string[]) => found.push(...lackedAt(where, names));
  // What has a prefix is there for one engine. Custom properties are looked at where they are used: by their functions.
  if (!property.startsWith('-')) {
    if (findCompat(compatData.css, 'properties', property)) lookUp('properties', property);
    else found.push({ what: `properties.${property}`, where, lackedBy: ['the data'] });
  }
  walk(property.startsWith('--') ? parse(generate(value), { context: 'value' }) : value, (part) => {
    if (part.type === 'Identifier') lookUp('properties', property, part.name.toLowerCase());
    else if (part.type === 'Function') {
      for (const above of PLACES_OF_FUNCTIONS) lookUp(...above, part.name);
      lookUp('properties', property, part.name);
    } else if (part.type === 'Dimension') lookUp('types', 'length', unitInData(part.unit.toLowerCase()));
  });
  const words = value.type === 'Value' ? value.children.size : 0;
  if (property === 'text-decoration' && words > 1 && find(value, ({ type }) => type === 'Dimension')) {
    // The data have no entry for a thickness in the short form: Safari took it up with version 26.
    found.push({ what: 'properties.text-decoration.thickness', where, lackedBy: ['safari 15.4'] });
  }
  return found;
}

const PLACES_OF_FUNCTIONS = [['types'], ['types', 'color'], ['types', 'gradient'], ['types', 'image']];

function unitInData(unit: string): string {
  if (/^[sld]v([hwib]|min|max)$/.test(unit)) return 'viewport_percentage_units_dynamic';
  return /^cq/.test(unit) ? 'container_query_length_units' : unit;
}

function lackedAt(where: string, names: readonly string[]): LackedStyle[] {
  const entry = findCompat(compatData.css, ...names);
  const browsers = entry ? lackedBy(entry) : [];
  return browsers.length > 0 ? [{ what: names.join('.'), where, lackedBy: browsers }] : [];
}
