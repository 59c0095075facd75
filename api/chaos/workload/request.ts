import { INSTRUMENT_VERSION, type Mode } from '@otklik/schema';
import type { Content, Operation } from './operation.ts';
import { TOUCHPOINT } from './registry.ts';

const RATING = 'rating{id revision receipt}userErrors{code}';

const QUERIES: Record<Operation['mutation'], string> = {
  ratingSubmit: `mutation($input:RatingSubmitInput!){ratingSubmit(input:$input){${RATING}}}`,
  ratingRevise: `mutation($input:RatingReviseInput!){ratingRevise(input:$input){${RATING}}}`,
  ratingWithdraw: 'mutation($input:RatingWithdrawInput!){ratingWithdraw(input:$input){withdrawn userErrors{code}}}',
  ratingsImport: `mutation($input:RatingsImportInput!){ratingsImport(input:$input){results{${RATING}}userErrors{code}}}`,
};

/** The body of the request; the same operation always has the same body. */
export function bodyOf(operation: Operation): string {
  return JSON.stringify({ query: QUERIES[operation.mutation], variables: { input: inputOf(operation) } });
}

function inputOf({ mutation, writes, service, mode, days }: Operation): object {
  const [{ id, revision, content }] = writes as [Operation['writes'][0]];
  switch (mutation) {
    case 'ratingSubmit':
      return submission(id, service, mode, content!);
    case 'ratingRevise':
      return { rating: { id }, revision, ...contentFields(content!) };
    case 'ratingWithdraw':
      return { rating: { id } };
    case 'ratingsImport':
      return {
        rows: writes.map((write, index) => ({
          ...submission(write.id, service, mode, write.content!),
          collectedAt: days[index],
        })),
      };
  }
}

const submission = (id: string, service: string, mode: Mode, content: Content) => ({
  id,
  touchpoint: TOUCHPOINT,
  subject: { service },
  mode,
  language: 'RU',
  instrumentVersion: INSTRUMENT_VERSION,
  ...contentFields(content),
});

function contentFields({ sat, ease, time, result, comment }: Content) {
  const answers = Object.entries({ SAT: sat, EASE: ease, TIME: time, RESULT: result });
  return {
    answers: answers.flatMap(([item, value]) => (value === null ? [] : [{ item, value }])),
    comments: comment === null ? [] : [{ question: 'IMPROVE', text: comment }],
  };
}
