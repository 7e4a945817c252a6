import { randomBytes } from 'node:crypto';
import type { AuthContext } from './auth-context.ts';
import { INVITATION_LIFE, SIGN_IN_LINK_LIFE } from './limits.ts';

/** `invitation`: to set a password. `sign-in`: to get in once without one. */
type LinkKind = 'invitation' | 'sign-in';

export interface Link {
  readonly kind: LinkKind;
  readonly userId: string;
}

const LIFE: Readonly<Record<LinkKind, number>> = {
  invitation: INVITATION_LIFE,
  'sign-in': SIGN_IN_LINK_LIFE,
};

/** Bytes of chance in a link. */
const TOKEN_LENGTH = 24;

/** Makes a link that is good once. Those made before for the same purpose are good no more. */
export async function makeLink({ better }: Pick<AuthContext, 'better'>, link: Link): Promise<string> {
  const { internalAdapter } = await better.$context;
  await dropLinks({ better }, link);
  const token = randomBytes(TOKEN_LENGTH).toString('base64url');
  await internalAdapter.createVerificationValue({
    identifier: identifierOf(token),
    value: purposeOf(link),
    expiresAt: new Date(Date.now() + LIFE[link.kind] * 1000),
  });
  return token;
}

/** What a link is good for, without using it up; `null`: for nothing, or no more. */
export async function readLink({ better }: Pick<AuthContext, 'better'>, token: string): Promise<Link | null> {
  const { internalAdapter } = await better.$context;
  const found = await internalAdapter.findVerificationValue(identifierOf(token));
  return found && found.expiresAt > new Date() ? linkOf(found.value) : null;
}

/** Uses a link up. `null`: it was used already, or is good for nothing. */
export async function useLink({ better }: Pick<AuthContext, 'better'>, token: string): Promise<Link | null> {
  const { internalAdapter } = await better.$context;
  const found = await internalAdapter.consumeVerificationValue(identifierOf(token));
  return found ? linkOf(found.value) : null;
}

/** Makes links of this purpose worthless. */
export async function dropLinks({ better }: Pick<AuthContext, 'better'>, link: Link): Promise<void> {
  const { adapter } = await better.$context;
  await adapter.deleteMany({ model: 'verification', where: [{ field: 'value', value: purposeOf(link) }] });
}

function identifierOf(token: string): string {
  return `link:${token}`;
}

function purposeOf({ kind, userId }: Link): string {
  return `${kind}:${userId}`;
}

function linkOf(value: string): Link | null {
  const [, kind, userId] = /^(invitation|sign-in):(.+)$/.exec(value) ?? [];
  if (userId === undefined) return null;
  return { kind: kind === 'sign-in' ? 'sign-in' : 'invitation', userId };
}
