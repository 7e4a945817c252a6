/**
 * Whether an answer is the challenge: alone, or as `{"challenge": "…"}` with nothing beside it. Who sends back all that comes is a
 * mirror and answers nothing.
 */
export function isChallengeAnswered(body: string, challenge: string): boolean {
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
