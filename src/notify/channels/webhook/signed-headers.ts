import { Webhook } from 'standardwebhooks';

/**
 * What stands above a call, by Standard Webhooks: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md.
 *
 * @param id the same for each attempt
 * @param secret `whsec_…`; `null`: nothing is signed
 */
export function signedHeaders(
  id: string,
  type: string,
  body: string,
  secret: string | null,
): Record<string, string> {
  const at = new Date();
  const headers = {
    'content-type': type,
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  };
  if (secret === null) return headers;
  return { ...headers, 'webhook-signature': new Webhook(secret).sign(id, at, body) };
}
