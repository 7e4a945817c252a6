import { z } from 'zod';
import type { Auth } from '../auth/auth.ts';
import type { Prover } from '../auth/proof.ts';
import type { ProofAsked } from '../views/staff/proof.ts';
import { text } from './fields.ts';
import { needsProof } from './needs-proof.ts';
import { allTexts, readForm } from './read-form.ts';
import type { StaffAccess } from './staff-access.ts';
import type { StaffSession } from './staff-session.ts';

/** The fields of the page that asks; all others are those of the form that it holds back. */
const PROOF_FIELDS = { password: 'proof-password', code: 'proof-code' } as const;

const FORM = z.object({ [PROOF_FIELDS.password]: text, [PROOF_FIELDS.code]: text });

/** Who proves: the member, in the session that their request came in. */
export function proverOf({ member, sessionId, since }: StaffSession): Prover {
  return { userId: member.id, sessionId, since };
}

/**
 * Takes the proof that stands in a form, if it needs one that is not there yet; `null`: it may go on. What comes back is
 * what to ask for, with all that was typed, so that it is sent once more with the proof and nobody types it twice.
 *
 * @param path without the language in front
 * @param form what was sent
 * @param action where the form was sent
 */
export async function askForProof(
  access: StaffAccess,
  session: StaffSession,
  request: Request,
  { path, form, action }: { readonly path: string; readonly form: FormData; readonly action: string },
): Promise<ProofAsked | null> {
  return access.use(async ({ proof }) => {
    const prover = proverOf(session);
    const ways = await proof.ways(prover.userId);
    if (!needsProof(path, form, ways) || (await proof.stands(prover))) return null;
    const attempt = await tryProof(proof, request.headers, prover, form);
    if (attempt?.ok) return null;
    const own: readonly string[] = Object.values(PROOF_FIELDS);
    const fields = allTexts(form).filter(([name]) => !own.includes(name));
    return { action, fields, ways, error: attempt, providerName: access.providerName };
  });
}

/** `null`: nothing was typed. */
async function tryProof(proof: Auth['proof'], headers: Headers, prover: Prover, form: FormData) {
  const { [PROOF_FIELDS.password]: password, [PROOF_FIELDS.code]: code } = readForm(form, FORM).typed;
  if (password !== '') {
    return proof.byPassword(headers, prover, password.slice(0, 1024));
  }
  if (code.trim() !== '') return proof.byCode(headers, prover, code.slice(0, 64));
  return null;
}
