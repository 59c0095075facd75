import { type CountRange, POLICY } from '../../../statistics/index.ts';

const HUNDRED = 100;
/** Steps in which an error is told, hundredths of a point, the coarsest first: each is a whole number of times the next. */
const STEPS = [1, 5, 10, 20, 100, 200, 1_000].map((parts) => (HUNDRED * POLICY.told.errorStepAtMost) / parts);
/** Points that two decimals leave open on either side. */
const HALF_OF_TWO_DECIMALS = 0.005;
/** What a bound may miss a whole number by for want of digits. */
const NOTHING = 1e-9;

/** An error as it is told, and how much it was rounded up by at most; both in points. */
export interface ToldError {
  readonly value: number;
  readonly step: number;
}

/**
 * The standard error of an effect as the public sees it: rounded up to a step so coarse that it tells the number of
 * answers behind it less closely than its rounded count does.
 *
 *     e² = s²/n + s′²/n′, so that |Δn| ≥ 2·n·Δe/e        step ≥ 5·e/n leaves 10 whole numbers for n, a count 5
 *
 * In the simplest model, two channels of one service, the error is that of a difference of two means, and who knows the
 * spread of the answers solves it for n. In larger ones it depends on a count no more than as 1/√n. The step is found
 * from coarse to fine, each time by the error rounded up so far: steps lie in one another, so that which was taken tells
 * nothing that the value does not. Of fewer than 30 answers the effect is taken to tell the number: they are rounded as 30.
 *
 * @param standardError points, two decimals, ≥ 0
 * @param n answers on the smaller side as the public is told them, > 0
 * @returns null where even the coarsest step is too fine
 * @see DESIGN §5 "Disclosure, one rule"; docs/methods/disclosure.md
 */
export function toldError(standardError: number, n: number): ToldError | null {
  const exact = Math.round(HUNDRED * standardError);
  const upTo = (step: number) => Math.ceil(exact / step) * step;
  let told: number | null = null;
  let known = upTo(STEPS[0]!);
  for (const step of STEPS) {
    if (step * Math.max(n, POLICY.minimumToPublish) < POLICY.narrowestGuess * known) break;
    told = step;
    known = upTo(step);
  }
  return told === null ? null : { value: known / HUNDRED, step: told / HUNDRED };
}

/**
 * The numbers of answers that an error leaves possible which is told like this, for an outsider who knows everything
 * else: the error goes with 1/√n.
 *
 *     n·(e/(value + ½))² ≤ n′ ≤ n·(e/(value − step + ½))², ½ what two decimals leave open
 *
 * @param n the true number
 * @param exact the true error, points, with all its digits
 * @returns whole numbers; `high` is Infinity where nothing limits it
 */
export function countsByError(n: number, exact: number, { value, step }: ToldError): CountRange {
  const most = value + HALF_OF_TWO_DECIMALS;
  const least = value - step + HALF_OF_TWO_DECIMALS;
  return {
    low: Math.ceil(n * (exact / most) ** 2 - NOTHING),
    high: least <= NOTHING ? Infinity : Math.floor(n * (exact / least) ** 2 + NOTHING),
  };
}

/**
 * An error with all digits that are known of it: a frozen one has two decimals, its variance has all where it is kept.
 *
 * @param standardError points, two decimals
 * @param variance points²; absent where no covariance has it
 */
export const exactError = (standardError: number, variance: number | undefined): number =>
  variance === undefined
    ? standardError
    : Math.min(
        standardError + HALF_OF_TWO_DECIMALS,
        Math.max(standardError - HALF_OF_TWO_DECIMALS, Math.sqrt(Math.max(0, variance))),
      );
