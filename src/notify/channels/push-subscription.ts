/** What a browser gives to be sent messages by: https://w3c.github.io/push-api/#pushsubscription-interface. */
interface PushSubscriptionParts {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** Reads its JSON; `null`: it is none. Keys are of the lengths that RFC 8291 has. */
export function readPushSubscription(text: string): PushSubscriptionParts | null {
  if (text.length > 4096) return null;
  try {
    const read: unknown = JSON.parse(text);
    if (!isObject(read) || typeof read.endpoint !== 'string' || !isObject(read.keys)) return null;
    const { p256dh, auth } = read.keys;
    if (!isKey(p256dh, 65) || !isKey(auth, 16)) return null;
    return { endpoint: read.endpoint, keys: { p256dh, auth } };
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isKey(value: unknown, length: number): value is string {
  return (
    typeof value === 'string' &&
    /^[\w-]+={0,2}$/.test(value) &&
    Buffer.from(value, 'base64url').length === length
  );
}
