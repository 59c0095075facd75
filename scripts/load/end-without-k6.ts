import type { LoadOrder } from './arguments.ts';
import type { LoadOutcome } from './outcome.ts';

/**
 * Says that a suite was not run for want of k6.
 *
 * @param missing one sentence: why there is none
 * @param report keeps the outcome; nothing is kept of a run that had to be
 * @returns exit code: that of a failure, unless it is optional
 */
export function endWithoutK6(
  { suite, isOptional }: Pick<LoadOrder, 'suite' | 'isOptional'>,
  missing: string,
  report: (outcome: LoadOutcome) => void,
): 0 | 1 {
  if (!isOptional) {
    console.error(`The load cannot be run: ${missing}`);
    return 1;
  }
  report({ suite, skipped: missing, kept: [], missed: [] });
  console.log(`SKIPPED load ${suite}: ${missing}`);
  return 0;
}
