/** What became of a suite; `.ci/run` counts it. */
export interface LoadOutcome {
  suite: string;
  /** Why it was not run. */
  skipped?: string;
  /** Why it came to no end, though some promises may have been looked at. */
  problem?: string;
  /** Promises that were kept and those that were not, each as `metric condition`. */
  kept: string[];
  missed: string[];
  /** Promises of time that were missed, but only while the machine was busy with something else. */
  undecided?: string[];
}

/** The part of k6's exported summary that is read. */
export interface K6Summary {
  metrics: Record<string, K6Metric>;
}

interface K6Metric {
  /** True means crossed. */
  thresholds?: Record<string, boolean>;
  /** Of a metric that is a share: samples that were true, and those that were not. */
  passes?: number;
  fails?: number;
}

/** k6's exit code when thresholds were crossed. */
const CROSSED = 99;

/**
 * What became of a suite that was run.
 *
 * @param code exit code of k6
 * @param summary what it exported; undefined when it exported nothing
 */
export function outcomeOf(suite: string, code: number, summary: K6Summary | undefined): LoadOutcome {
  const promises = Object.entries(summary?.metrics ?? {}).flatMap(([metric, { thresholds = {} }]) =>
    Object.entries(thresholds).map(([condition, isCrossed]) => ({ name: `${metric} ${condition}`, isCrossed })),
  );
  const namesOf = (isCrossed: boolean) => promises.filter((p) => p.isCrossed === isCrossed).map(({ name }) => name);
  const outcome: LoadOutcome = { suite, kept: namesOf(false), missed: namesOf(true) };
  const problem = problemOf(code, outcome) ?? emptinessOf(summary);
  return problem === undefined ? outcome : { ...outcome, problem };
}

function problemOf(code: number, { kept, missed }: LoadOutcome): string | undefined {
  if (kept.length + missed.length === 0) return `k6 ended with code ${code} and told of no promise`;
  if (missed.length > 0 ? code !== CROSSED : code !== 0) return `k6 ended with code ${code}`;
  return undefined;
}

/** K6 takes a promise for kept when nothing was asked; then nothing was shown either. */
function emptinessOf(summary: K6Summary | undefined): string | undefined {
  const empty = Object.entries(summary?.metrics ?? {}).filter(
    ([, { thresholds, passes, fails }]) => thresholds && passes === 0 && fails === 0,
  );
  return empty.length > 0 ? `nothing was sent for ${empty.map(([metric]) => metric).join(', ')}` : undefined;
}

/** Promises that a machine which is busy with something else can break: of time, of being let in, of the load itself. */
const OF_TIME = /^(http_req_duration\b|answered\b|dropped_iterations )/;

/**
 * True when nothing but time was missed, so that another try may show whether it was the machine. Whoever answers
 * wrongly, which is a promise of its own (`wrong_answers`), gets no second chance.
 */
export const isWorthAnotherTry = ({ problem, missed }: LoadOutcome): boolean =>
  problem === undefined && missed.length > 0 && missed.every((name) => OF_TIME.test(name));

/**
 * The outcome where a machine that was busy with something else in every try decides nothing: what was missed is then
 * neither kept nor broken. Only promises of time are excused so.
 *
 * @param busyShares share of the machine that others used, by try
 * @param busyFrom share from which on a machine is too busy to tell
 */
export function excused(outcome: LoadOutcome, busyShares: readonly number[], busyFrom: number): LoadOutcome {
  const wasAlwaysBusy = busyShares.length > 0 && busyShares.every((share) => share >= busyFrom);
  if (!isWorthAnotherTry(outcome) || !wasAlwaysBusy) return outcome;
  return { ...outcome, missed: [], undecided: outcome.missed };
}
