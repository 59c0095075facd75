import http from 'k6/http';
import { ORIGIN } from './environment.ts';
import { patiently } from './patiently.ts';

/** Signs a member of staff of the demo in. @returns the cookie @throws Error when the server refuses */
export function signIn(email: string): string {
  const response = patiently(() =>
    http.post(
      `${ORIGIN}/app/login`,
      { email, password: __ENV.LOAD_STAFF_PASSWORD ?? '' },
      { headers: { origin: ORIGIN }, redirects: 0, jar: new http.CookieJar() },
    ),
  );
  const [name, cookies] = Object.entries(response.cookies)[0] ?? [];
  const value = cookies?.[0]?.value;
  if (!name || !value) throw new Error(`${email} could not sign in: status ${response.status}.`);
  return `${name}=${value}`;
}

const CREATE = `mutation ($i: PartnerKeyCreateInput!) {
  partnerKeyCreate(input: $i) { key userErrors { code message } }
}`;

/** Makes a partner key that may import ratings. @param cookie of an administrator @throws Error when it is refused */
export function makePartnerKey(cookie: string, authority: string): string {
  const variables = { i: { authority, name: 'Load test', scopes: ['RATINGS_WRITE'] } };
  const response = patiently(() =>
    http.post(`${ORIGIN}/staff/graphql`, JSON.stringify({ query: CREATE, variables }), {
      headers: { 'content-type': 'application/json', origin: ORIGIN, cookie },
      jar: new http.CookieJar(),
    }),
  );
  const body = response.body as string;
  const { data } = JSON.parse(body) as { data?: { partnerKeyCreate: { key: string | null } } | null };
  if (!data?.partnerKeyCreate.key) throw new Error(`No partner key could be made: ${body}`);
  return data.partnerKeyCreate.key;
}
