/** What a step found: `problem` is undefined when all is well, else what a person needs to mend it. */
export interface Verdict {
  problem?: string;
}

/** One line of `npm run check`. */
export interface Step {
  name: string;
  run: () => Promise<Verdict>;
}

/** A finished step, as written to the report. */
export interface StepResult extends Verdict {
  name: string;
  ms: number;
}

/** The report that `.ci/run` sums. */
export interface CheckReport {
  passed: number;
  failed: number;
  steps: StepResult[];
}

/**
 * Runs the steps, `width` at a time, in the given order, and tells of each when it ends. A step that throws has failed
 * with its message as the problem.
 */
export async function runSteps(
  steps: readonly Step[],
  width: number,
  tell: (result: StepResult) => void,
): Promise<CheckReport> {
  const waiting = [...steps];
  const results: StepResult[] = [];
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const startedAt = Date.now();
      const verdict = await step.run().catch((error: Error): Verdict => ({ problem: error.stack ?? error.message }));
      const result = { name: step.name, ms: Date.now() - startedAt, ...verdict };
      results.push(result);
      tell(result);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, width) }, work));
  const failed = results.filter((result) => result.problem !== undefined).length;
  return { passed: results.length - failed, failed, steps: results };
}
