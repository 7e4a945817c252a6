import type { FeatureId } from './availability.ts';
import type { Collection } from './documents.ts';
import type { PanelId } from './panel.ts';

export const ROLES = ['viewer', 'support', 'editor', 'admin'] as const;

/** What a member of staff is: each may what the one before may, and something more. */
export type Role = (typeof ROLES)[number];

/**
 * What can be asked for: `read` the staff area, `answer` customers with the composer, `apply` changes of states and updates,
 * `administer` people, tokens and settings.
 */
export type Permission = 'read' | 'answer' | 'apply' | 'administer';

const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: ['read'],
  support: ['read', 'answer'],
  editor: ['read', 'answer', 'apply'],
  admin: ['read', 'answer', 'apply', 'administer'],
};

export const TOKEN_VERBS = ['availability', 'restoration', 'confirm', 'update', 'suggest'] as const;

/** What a token can be allowed to say; what it suggests, somebody says. */
export type TokenVerb = (typeof TOKEN_VERBS)[number];

/** What can be done to the log. */
export type Verb = TokenVerb | 'words' | 'undo' | 'clock' | 'content' | 'redact' | 'import';

/** What only administrators do. */
const ADMINISTRATION: readonly Verb[] = ['clock', 'content', 'redact', 'import'];

/** What a machine's token is good for. `null`: all of them. */
export interface TokenScope {
  readonly verbs: readonly TokenVerb[];
  readonly features: readonly FeatureId[] | null;
  readonly panels: readonly PanelId[] | null;
}

/** By what right something is done. `operator`: who runs the command line on the server, and Latarnia itself. */
export type Authority =
  | { readonly kind: 'operator' }
  | { readonly kind: 'staff'; readonly role: Role }
  | { readonly kind: 'token'; readonly scope: TokenScope };

export const OPERATOR: Authority = { kind: 'operator' };

/**
 * How far something reaches: panels and features one by one, without a feature: all of a panel. `site`: it speaks of the
 * whole site, or of what cannot be told from it alone.
 */
export type Reach = 'site' | readonly { readonly panel: PanelId; readonly feature?: FeatureId }[];

/** What is about to be applied, as far as it decides who may. How far it reaches has to be said each time. */
export interface Operation {
  readonly verb: Verb;
  readonly reach: Reach;
  /** What is done together with it, and asks for a right of its own. */
  readonly beside?: readonly Operation[];
}

/** What somebody may: each permission, and whether they have it. */
export type Rights = Readonly<Record<Permission, boolean>>;

/** What a role may. Asked once, where a session begins: whoever has the session is told. */
export function rightsOf(role: Role): Rights {
  const may = (permission: Permission) => PERMISSIONS[role].includes(permission);
  return { read: may('read'), answer: may('answer'), apply: may('apply'), administer: may('administer') };
}

/** Whether somebody may manage people, tokens and settings. A token never may. */
export function mayAdminister(authority: Authority): boolean {
  return authority.kind === 'operator' || (authority.kind === 'staff' && rightsOf(authority.role).administer);
}

/** Whether somebody may apply this and all that is done together with it. */
export function mayApply(authority: Authority, operation: Operation): boolean {
  return partsOf(operation).every((part) => mayDo(authority, part));
}

/** An operation, and each that is done together with it. */
export function partsOf(operation: Operation): Operation[] {
  return [operation, ...(operation.beside ?? []).flatMap(partsOf)];
}

/** The one place where rights and scopes meet what is done. */
function mayDo(authority: Authority, { verb, reach }: Operation): boolean {
  switch (authority.kind) {
    case 'operator':
      return true;
    case 'staff':
      return rightsOf(authority.role)[ADMINISTRATION.includes(verb) ? 'administer' : 'apply'];
    case 'token':
      return authority.scope.verbs.some((allowed) => allowed === verb) && covers(authority.scope, reach);
  }
}

/** Whether a token is narrowed down to some panels or features. */
export function isNarrow({ panels, features }: TokenScope): boolean {
  return panels !== null || features !== null;
}

/** Nothing at all is not something within the bounds of a narrowed token. */
function covers(scope: TokenScope, reach: Reach): boolean {
  if (!isNarrow(scope)) return true;
  const { features, panels } = scope;
  return (
    reach !== 'site' &&
    reach.length > 0 &&
    reach.every(
      ({ feature, panel }) =>
        (panels === null || panels.includes(panel)) &&
        (features === null || (feature !== undefined && features.includes(feature))),
    )
  );
}

/** What only administrators write: by their documents panels and features begin and end. */
const ADMINISTERED: readonly Collection[] = ['panels', 'features'];

/** What it takes to write a document: `content` is for administrators. */
export function verbOfDocument({ collection }: { readonly collection: Collection }): 'words' | 'content' {
  return ADMINISTERED.includes(collection) ? 'content' : 'words';
}

/** A member of staff as the log names them. */
export function actorOf(userId: string): string {
  return `staff:${userId}`;
}
