import type { Viewer } from '@otklik/schema';
import { askStaff } from '../support/ask-as-staff.ts';
import type { TestApi } from '../support/test-api.ts';

export interface ImprovementAnswer {
  // oxlint-disable-next-line typescript/no-explicit-any -- looked into by each test
  improvement: any;
  userErrors: { code: string; path: string[] }[];
}

type Mutation = 'Register' | 'Change' | 'ReportSave' | 'Publish';

/** Runs `improvement<mutation>` as this viewer. */
export async function improve(
  api: TestApi,
  viewer: Viewer | null,
  mutation: Mutation,
  input: object,
): Promise<ImprovementAnswer> {
  const name = `improvement${mutation}`;
  const source = `mutation ($input: Improvement${mutation}Input!) { ${name}(input: $input) {
    improvement { id state startsOn doneOn declinedReason viewerCanChange report { slug publishedAt } }
    userErrors { code path }
  } }`;
  return (await askStaff(api, viewer, source, { input }))[name];
}

const text = (en: string) => ({ ru: `${en} (ru)`, en });

/** A valid improvement of the passport service. */
export const registration = (change: object = {}) => ({
  title: text('Shorter form'),
  problem: text('The form is long'),
  subjects: [{ service: 'passport' }],
  measure: 'SAT',
  owner: 'Ольга Рябинина',
  expectedChange: 4.5,
  ...change,
});

/** All texts of a report. */
export const reportTexts = (change: object = {}) => ({
  title: text('The form: half as long!'),
  weAsked: text('We asked'),
  youSaid: text('You said'),
  weDid: text('We did'),
  didItHelp: text('It helped'),
  ...change,
});

export const codesOf = ({ userErrors }: ImprovementAnswer): string[] =>
  userErrors.map(({ code, path }) => `${code} ${path.slice(1).join('.')}`.trim());
