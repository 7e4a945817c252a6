import { randomBytes } from 'node:crypto';
import type { GuardedSender, ReceiverAnswer } from '../../guarded/guarded-sender.ts';
import { signedHeaders } from './signed-headers.ts';

/**
 * Calls a webhook with something that it has to answer with: who does wants to be called.
 *
 * @returns what it said, and whether it answered
 */
export async function challengeWebhook(
  sender: GuardedSender,
  { address, secret }: { readonly address: string; readonly secret: string | null },
): Promise<{ readonly answer: ReceiverAnswer | { readonly trouble: string }; readonly isAnswered: boolean }> {
  const challenge = randomBytes(24).toString('base64url');
  const id = `challenge-${randomBytes(12).toString('hex')}`;
  const body = JSON.stringify({ type: 'latarnia.challenge', id, challenge });
  const answer = await sender.post(address, signedHeaders(id, 'application/json', body, secret), body);
  const isSuccess = 'status' in answer && answer.status >= 200 && answer.status < 300;
  return { answer, isAnswered: isSuccess && isAnswerTo(challenge, answer.body) };
}

/**
 * Whether an answer is the challenge: alone, or as `{"challenge": "…"}` with nothing beside it. Who sends back all that comes is a
 * mirror and answers nothing.
 */
function isAnswerTo(challenge: string, body: string): boolean {
  const text = body.trim();
  if (text === challenge) return true;
  try {
    const answer: unknown = JSON.parse(text);
    if (answer === challenge) return true;
    if (typeof answer !== 'object' || answer === null || !('challenge' in answer)) return false;
    return answer.challenge === challenge && Object.keys(answer).length === 1;
  } catch {
    return false;
  }
}
