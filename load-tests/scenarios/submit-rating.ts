import { sleep } from 'k6';
import exec from 'k6/execution';
import { pick, randomOfIteration, uuidFrom } from '../plan/random.ts';
import { askGraphQL } from './ask.ts';
import { SEED } from './environment.ts';
import type { World } from './prepare.ts';

const RATING = '{ rating { id revision status receipt } userErrors { code message } }';
const SUBMIT = `mutation ($i: RatingSubmitInput!) { ratingSubmit(input: $i) ${RATING} }`;
const REVISE = `mutation ($i: RatingReviseInput!) { ratingRevise(input: $i) ${RATING} }`;

/** Share of people who say more after the first tap. */
const SHARE_WHO_SAY_MORE = 1 / 3;

/** A person taps a face, which is stored at once; a third of them answer the other questions as well. */
export function submitRating(world: World): void {
  const random = randomOfIteration(SEED, exec.scenario.iterationInTest);
  const point = (highest: number) => 1 + Math.floor(random() * highest);
  const id = uuidFrom(random);
  const satisfaction = { item: 'SAT', value: point(5) };
  const stored = askGraphQL('ratingSubmit', SUBMIT, {
    i: {
      id,
      touchpoint: world.touchpoint,
      subject: { service: pick(random, world.services) },
      mode: 'WEB',
      language: pick(random, ['RU', 'EN']),
      instrumentVersion: world.instrumentVersion,
      answers: [satisfaction],
    },
  });
  if (!stored || random() >= SHARE_WHO_SAY_MORE) return;
  sleep(1 + random());
  const answers = [
    satisfaction,
    { item: 'EASE', value: point(5) },
    { item: 'TIME', value: point(5) },
    { item: 'RESULT', value: point(4) },
  ];
  askGraphQL('ratingRevise', REVISE, { i: { rating: { id }, revision: 1, answers } });
}
