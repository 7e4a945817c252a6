/** Browsers make passkeys only for names, and only where the page is trusted. */
export function canUsePasskeys(): boolean {
  return (
    'PublicKeyCredential' in window &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential &&
    !/^[\d.]+$|:/.test(location.hostname)
  );
}

/** What our own server answers, by what it is asked. */
interface Answers {
  readonly 'sign-in-question': PublicKeyCredentialRequestOptionsJSON;
  readonly 'sign-in': { readonly next: string };
  readonly 'add-question': PublicKeyCredentialCreationOptionsJSON;
  readonly add: object;
  readonly prove: object;
}

/** What the browser's passkey answers to our server's question of who it is; `null`: nothing that could be sent. */
export async function askPasskey(): Promise<ReturnType<PublicKeyCredential['toJSON']> | null> {
  const question = await post('sign-in-question', {});
  if (!question) return null;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({
    ...question,
    userVerification: 'required',
  });
  const credential = await navigator.credentials.get({ publicKey });
  return credential instanceof PublicKeyCredential ? credential.toJSON() : null;
}

/** Asks our own server; anything but success is `null`. */
export async function post<Operation extends keyof Answers>(
  operation: Operation,
  body: unknown,
): Promise<Answers[Operation] | null> {
  const response = await fetch(`/staff/auth/passkey/${operation}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.ok ? response.json() : null;
}
