import { expect, test } from 'vitest';
import { publishedIngredients } from './publish-ingredients.ts';
import type { ToldBefore } from './told-before.repository.ts';
import type { PublishedScore, PublishedScores } from './published-scores.ts';

const SCORE = { value: 60 } as PublishedScore;
const scores = {
  AS_EXPERIENCED: { SAT: SCORE, EASE: SCORE, TIME: null, CSI: null },
  LIKE_FOR_LIKE: { SAT: SCORE, EASE: null, TIME: null, CSI: null },
} satisfies PublishedScores['scores'];
const WEIGHTS = [{ channel: 'PORTAL', percent: 100 }] as const;

/** What is told of each score, where weights of SAT could be told, and whether anything could be told of modes. */
function told(before: ToldBefore) {
  const ingredients = publishedIngredients([], {
    table: null,
    quarter: { strata: [], scores, channels: [] },
    months: [],
    before,
    ingredientsOf: (_strata, _flow, { areWeightsTold }) => ({ mean: areWeightsTold ? 0 : 1, shares: [], rests: [] }),
    weightsOf: () => ({ SAT: [...WEIGHTS] }),
  });
  const { AS_EXPERIENCED, LIKE_FOR_LIKE } = ingredients;
  return {
    weights: [AS_EXPERIENCED.SAT?.weights, AS_EXPERIENCED.EASE?.weights, LIKE_FOR_LIKE.SAT?.weights],
    hasModes: [AS_EXPERIENCED.SAT, AS_EXPERIENCED.EASE, LIKE_FOR_LIKE.SAT].map((one) => one?.mean === 1),
  };
}

test('weights are told of scores as experienced, and then nothing of the modes of any of them', () => {
  const once = { weights: [WEIGHTS, undefined, undefined], hasModes: [false, false, true] };
  expect(told({ weights: false, modes: false })).toEqual(once);
  expect(told({ weights: true, modes: false })).toEqual(once);
});

test('where an earlier edition told shares of modes no later one tells weights', () => {
  const none = [undefined, undefined, undefined];
  expect(told({ weights: false, modes: true })).toEqual({ weights: none, hasModes: [true, true, true] });
});

test('where one told weights no later one tells anything of modes, whether it tells weights or not', () => {
  const none = [undefined, undefined, undefined];
  expect(told({ weights: true, modes: true })).toEqual({ weights: none, hasModes: [false, false, true] });
});
