import { expect, test } from 'vitest';
import { headersOf, openAuth } from '../../support/auth.ts';
import { serve } from '../../support/servers.ts';

/** A provider that says where its doors are, and nothing else. */
async function startProvider(): Promise<string> {
  let issuer = '';
  const port = await serve((_, response) => {
    const document = {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/me`,
      jwks_uri: `${issuer}/jwks`,
    };
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(document));
  });
  issuer = `http://127.0.0.1:${port}`;
  return issuer;
}

async function open() {
  const issuer = await startProvider();
  const oidc = { issuer, clientId: 'status', clientSecret: 'a secret of the client', name: 'House' };
  const { auth } = await openAuth({ siteUrl: 'https://status.example.com', oidc });
  if (auth.provider === null) throw new Error('there is no provider');
  return auth.provider;
}

test('whoever goes to the provider takes a state and a challenge along, and comes back to us alone', async () => {
  const provider = await open();
  const gone = await provider.depart(headersOf(), { next: '/staff/log/', failed: '/staff/sign-in/' });
  if (!gone.ok) throw new Error(gone.code);
  const { searchParams } = new URL(gone.url);
  expect(searchParams.get('state')).toMatch(/^.{20,}$/);
  expect(searchParams.get('code_challenge')).toMatch(/^.{43}$/);
  expect(searchParams.get('code_challenge_method')).toBe('S256');
  expect(searchParams.get('redirect_uri')).toBe('https://status.example.com/staff/auth/callback/oidc');
  expect(gone.url).not.toContain('a secret of the client');
  for (const cookie of gone.cookies) {
    expect(cookie).toMatch(/^__Host-latarnia\.[^;]+; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  }
});

test('an answer with a state that was given to nobody, or to another browser, gives no session', async () => {
  const provider = await open();
  const gone = await provider.depart(headersOf(), { next: '/staff/', failed: '/staff/sign-in/' });
  if (!gone.ok) throw new Error(gone.code);
  const state = new URL(gone.url).searchParams.get('state') ?? '';
  const searches = ['?code=x', '?code=x&state=made-up', `?code=x&state=${encodeURIComponent(state)}`];
  for (const search of searches) {
    const answer = await provider.arrive(headersOf(), search);
    expect(answer.headers.getSetCookie().join(), search).not.toContain('session_token=');
    expect(answer.status, search).toBe(302);
    expect(answer.headers.get('location'), search).toMatch(/[?&]error=/);
  }
});
