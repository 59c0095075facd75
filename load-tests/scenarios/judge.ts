import { Rate } from 'k6/metrics';

const answered = new Rate('answered');
const wrongAnswers = new Rate('wrong_answers');
/** Failures that are printed: the first of each user is enough to see what is wrong. */
let told = 0;

/**
 * Counts an answer as good, or as a failure with its reason, under the tags of its request. A failure is a wrong answer as
 * well, unless somebody was only turned away.
 */
export function judge(tags: Record<string, string>, failure: string | null, isTurnedAway = false): void {
  answered.add(failure === null, tags);
  wrongAnswers.add(failure !== null && !isTurnedAway, tags);
  if (failure !== null && told++ === 0) console.error(`${tags.operation}: ${failure}`);
}
