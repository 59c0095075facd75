import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/build/paths.ts';
import { expect, inject, test } from 'vitest';

const { origin } = inject('demoServer');

// curl need not be on a machine that runs the tests: what it would send is sent by us.
test('the partner key of the README is made, and may issue invitations at the touchpoints that it names', async () => {
  const readme = readFileSync(inRoot('README.md'), 'utf8');
  const example = readme.split('\n```sh\n')[1]!.split('\n```')[0]!;
  const form = [...example.matchAll(/--data-urlencode '(\w+)=([^']*)'/g)].map(([, name, value]) => [name!, value!]);
  const [loginAddress, staffAddress] = [...example.matchAll(/http:\/\/localhost:4000(\/\S+)/g)].map(
    ([, path]) => path!,
  );
  const login = await fetch(`${origin}${loginAddress}`, {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams(form),
    redirect: 'manual',
  });
  const [cookie] = login.headers.getSetCookie();
  expect(cookie).toMatch(/^otklik_sid=/);
  const [, body] = / -d '(.*)'\s*$/s.exec(example)!;
  const made = await fetch(`${origin}${staffAddress}`, {
    method: 'POST',
    headers: { origin, cookie: cookie!.split(';')[0]!, 'content-type': 'application/json' },
    body: body!,
  });
  const { data } = (await made.json()) as { data: { partnerKeyCreate: { key: string; userErrors: [] } } };
  expect(data.partnerKeyCreate).toMatchObject({ key: expect.stringMatching(/^otk_/), userErrors: [] });

  const named = /of the demo these are, among others, `([^`]+)` and `([^`]+)`/.exec(readme)!.slice(1);
  for (const touchpoint of named) {
    const issued = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${data.partnerKeyCreate.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `mutation ($input: InvitationsIssueInput!) {
          invitationsIssue(input: $input) { invitations { token mode path } userErrors { code path message } } }`,
        variables: {
          input: {
            id: crypto.randomUUID(),
            touchpoint,
            subject: { service: 'kindergarten-place' },
            mode: touchpoint === 'help-line' ? 'OPERATOR' : 'WEB',
            language: 'RU',
            count: 2,
          },
        },
      }),
    });
    expect(await issued.json(), touchpoint).toMatchObject({
      data: { invitationsIssue: { invitations: [{}, {}], userErrors: [] } },
    });
  }
});
