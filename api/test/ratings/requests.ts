import { INSTRUMENT_VERSION } from '@otklik/schema';
import type { TestApi } from '../support/test-api.ts';

export interface RatingAnswer {
  rating: { id: string; revision: number; status: string; receipt: string; day: string } | null;
  userErrors: { code: string; path: string[]; message: string }[];
}

const FIELDS = 'rating { id revision status receipt day } userErrors { code path message }';

/** A valid first submission of the passport service at the portal, changed as told. */
export const submission = (change: object) => ({
  id: crypto.randomUUID() as string,
  touchpoint: 'portal',
  subject: { service: 'passport' },
  mode: 'WEB',
  language: 'EN',
  instrumentVersion: INSTRUMENT_VERSION,
  answers: [{ item: 'SAT', value: 4 }],
  ...change,
});

export async function submit(api: TestApi, input: object, headers?: Record<string, string>): Promise<RatingAnswer> {
  const { data } = await api.ask<{ ratingSubmit: RatingAnswer }>(
    `mutation($input: RatingSubmitInput!) { ratingSubmit(input: $input) { ${FIELDS} } }`,
    { input },
    headers,
  );
  return data.ratingSubmit;
}

export async function revise(api: TestApi, rating: object, revision: number, answers: object[]): Promise<RatingAnswer> {
  const { data } = await api.ask<{ ratingRevise: RatingAnswer }>(
    `mutation($input: RatingReviseInput!) { ratingRevise(input: $input) { ${FIELDS} } }`,
    { input: { rating, revision, answers } },
  );
  return data.ratingRevise;
}

export async function withdraw(api: TestApi, rating: object) {
  const { data } = await api.ask<{ ratingWithdraw: { withdrawn: boolean | null; userErrors: { code: string }[] } }>(
    `mutation($input: RatingWithdrawInput!) { ratingWithdraw(input: $input) { withdrawn userErrors { code } } }`,
    { input: { rating } },
  );
  return data.ratingWithdraw;
}
