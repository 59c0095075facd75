import type { Page } from 'playwright-core';

interface ServiceFigure {
  value: number;
  n: number;
  interval: { low: number; high: number };
}

type Days = { from: string; to: string };

/** What a schema answers to whoever is signed in; that of staff unless said otherwise. */
export const askStaffAt = <Data>(
  page: Page,
  query: string,
  variables: object,
  endpoint = '/staff/graphql',
): Promise<Data> =>
  page.evaluate(
    async ({ address, body }) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(address, { method: 'POST', headers, body });
      return ((await response.json()) as { data: Data }).data;
    },
    { address: endpoint, body: JSON.stringify({ query, variables }) },
  );

/** Published quarters, newest first. */
export const quarters = async (page: Page) =>
  (await askStaffAt<{ publishedPeriods: Days[] }>(page, '{ publishedPeriods(grain: QUARTER) { from to } }', {}))
    .publishedPeriods;

/** The first subject of an improvement, which is a service, and its months before and after. */
export async function subjectAndMonths(page: Page, id: string) {
  const { improvement } = await askStaffAt<{
    improvement: { measure: string; subjects: { id: string }[]; before: { period: Days }; after: { period: Days } };
  }>(
    page,
    `query ($id: ID!) { improvement(id: $id) { measure subjects { id } before { period { from to } } after { period { from to } } } }`,
    { id },
  );
  const { measure, subjects, before, after } = improvement;
  return { measure, service: subjects[0]!.id, periods: [before.period, after.period] };
}

/** The figure that the page of the service shows of these days. */
export async function figureOf(
  page: Page,
  service: string,
  asked: { measure: string; basis: string; period: Days },
  endpoint = '/staff/graphql',
) {
  const answer = await askStaffAt<{ service: { estimate: ServiceFigure } }>(
    page,
    `query ($id: ID!, $measure: Measure!, $basis: Basis!, $period: PeriodInput!) {
      service(id: $id) { estimate(measure: $measure, basis: $basis, period: $period) { value n interval { low high } } } }`,
    { id: service, ...asked },
    endpoint,
  );
  return answer.service.estimate;
}
