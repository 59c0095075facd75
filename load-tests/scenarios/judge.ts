import { Rate } from 'k6/metrics';

const answered = new Rate('answered');
/** Failures that are printed: the first of each user is enough to see what is wrong. */
let told = 0;

/** Counts an answer as good, or as a failure with its reason, under the tags of its request. */
export function judge(tags: Record<string, string>, failure: string | null): void {
  answered.add(failure === null, tags);
  if (failure !== null && told++ === 0) console.error(`${tags.operation}: ${failure}`);
}
