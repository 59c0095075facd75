import type { Browser } from 'playwright-core';
import { ADMIN, signIn, windowOfStaff } from './app-visit.ts';

/** An invitation to rate on a page. */
export interface Invitation {
  token: string;
  path: string;
}

const TOUCHPOINT = 'kiosk-yasnograd';
const SERVICE = 'identity-card';

async function ask<Data>(address: string, query: string, input: object, key?: string): Promise<Data> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
  if (errors?.[0]) throw new Error(errors[0].message);
  return data;
}

/** Invitations as a queue system of an office gets them: its administrator makes a key, the system calls with it. */
export async function invitations(browser: Browser, origin: string): Promise<Invitation[]> {
  const context = await windowOfStaff(browser, { language: 'ru', scheme: 'light', width: 1280 });
  const page = await context.newPage();
  await signIn(page, origin, ADMIN);
  const key = await page.evaluate(async () => {
    const response = await fetch('/staff/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `mutation($input: PartnerKeyCreateInput!) { partnerKeyCreate(input: $input) { key userErrors { message } } }`,
        variables: {
          input: { authority: 'ministry-of-public-services', name: 'Queue', scopes: ['INVITATIONS_ISSUE'] },
        },
      }),
    });
    const { data } = (await response.json()) as { data: { partnerKeyCreate: { key: string } } };
    return data.partnerKeyCreate.key;
  });
  await context.close();
  const { invitationsIssue } = await ask<{ invitationsIssue: { invitations: Invitation[] } }>(
    `${origin}/graphql`,
    `mutation($input: InvitationsIssueInput!) { invitationsIssue(input: $input) { invitations { token path } } }`,
    {
      id: crypto.randomUUID(),
      touchpoint: TOUCHPOINT,
      subject: { service: SERVICE },
      language: 'RU',
      mode: 'WEB',
      count: 1,
    },
    key,
  );
  return invitationsIssue.invitations;
}

/** What is told of the invitation when one more rating comes with it. */
export async function outcomeOf(origin: string, invitation: string): Promise<string | null> {
  const { ratingSubmit } = await ask<{ ratingSubmit: { rating: { invitation: string | null } } }>(
    `${origin}/graphql`,
    `mutation($input: RatingSubmitInput!) { ratingSubmit(input: $input) { rating { invitation } } }`,
    {
      id: crypto.randomUUID(),
      touchpoint: TOUCHPOINT,
      subject: { service: SERVICE },
      language: 'RU',
      instrumentVersion: '0.9.0',
      answers: [{ item: 'SAT', value: 3 }],
      invitation,
    },
  );
  return ratingSubmit.rating.invitation;
}
