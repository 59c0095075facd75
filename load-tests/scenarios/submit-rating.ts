import { sleep } from 'k6';
import exec from 'k6/execution';
import { pick, randomOfIteration, uuidFrom } from '../plan/random.ts';
import { askGraphQL } from './ask.ts';
import { SEED } from './environment.ts';
import type { World } from './prepare.ts';
import { REVISE, submission, SUBMIT } from './submission.ts';

/** Share of people who say more after the first tap. */
const SHARE_WHO_SAY_MORE = 1 / 3;

/** A person taps a face, which is stored at once; a third of them answer the other questions as well. */
export function submitRating(world: World): void {
  const random = randomOfIteration(SEED, exec.scenario.iterationInTest);
  const point = (highest: number) => 1 + Math.floor(random() * highest);
  const id = uuidFrom(random);
  const first = submission(world, pick(random, world.services), id, point(5), pick(random, ['RU', 'EN']));
  const stored = askGraphQL('ratingSubmit', SUBMIT, { i: first });
  if (!stored || random() >= SHARE_WHO_SAY_MORE) return;
  sleep(1 + random());
  const answers = [
    ...first.answers,
    { item: 'EASE', value: point(5) },
    { item: 'TIME', value: point(5) },
    { item: 'RESULT', value: point(4) },
  ];
  askGraphQL('ratingRevise', REVISE, { i: { rating: { id }, revision: 1, answers } });
}
