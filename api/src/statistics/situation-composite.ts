import type { Interval } from './estimate.ts';
import { satterthwaite } from './satterthwaite.ts';
import { scoreInterval } from './score-interval.ts';

/** A service of a life situation, as those who rated the service see it. */
export interface SituationService {
  /** Share of journeys that used the service, or a number in proportion to it, ≥ 0. */
  readonly usage: number;
  /** Score A_s of the service, 0–100. */
  readonly value: number;
  /** Variance V_s of that score, points². */
  readonly variance: number;
  /** Degrees of freedom of V_s, > 0. */
  readonly degreesOfFreedom: number;
  /** Answers behind it. */
  readonly n: number;
}

/** What a life situation would score if it were nothing but its services. */
export interface SituationComposite {
  readonly estimable: true;
  /** C, 0–100. */
  readonly value: number;
  /** V_C, points². */
  readonly variance: number;
  readonly degreesOfFreedom: number;
  readonly interval: Interval;
  /** Answers of all services. */
  readonly n: number;
  /** w_s, adding up to 1, in the order of the services. */
  readonly weights: readonly number[];
  /** w_s·(100 − A_s): points that the composite would gain were the service perfect. They add up to 100 − C. */
  readonly shortfalls: readonly number[];
  /** Place of the used service with the lowest score (the first of equals). */
  readonly weakest: number;
  /** Place of the service with the largest shortfall (the first of equals). */
  readonly costliest: number;
}

/** Why there is none: no service was used. */
export interface NoSituationComposite {
  readonly estimable: false;
  readonly reason: 'NO_JOURNEYS';
}

/**
 * Composite of the services of a life situation, each weighing as often as journeys use it.
 *
 *     w_s = v_s/Σv        C = Σw_s·A_s        V_C = Σw_s²·V_s        df: Satterthwaite
 *     interval: `scoreInterval` with the smallest n of its services as the floor
 *
 * Weighed by journeys, not by answers: otherwise the service that asks most decides.
 *
 * Use beside the direct score of a life situation, never averaged with it: `situationGap`. For an authority, whose
 * services count by transactions: `asExperienced`.
 *
 * @param services the services of the situation whose scores are known; those nobody uses weigh nothing
 * @throws RangeError when a number is outside its limits
 * @see METHODOLOGY §2.9; verification case 25. Symbols: docs/methods/notation.md
 */
export function situationComposite(services: readonly SituationService[]): SituationComposite | NoSituationComposite {
  for (const { usage, value, variance, degreesOfFreedom, n } of services) {
    if (!(usage >= 0 && usage < Infinity)) throw new RangeError(`not a share of journeys: ${usage}`);
    if (!(value >= 0 && value <= 100)) throw new RangeError(`not a score between 0 and 100: ${value}`);
    if (!(variance >= 0 && variance < Infinity)) throw new RangeError(`not a variance: ${variance}`);
    if (!(degreesOfFreedom > 0)) throw new RangeError(`not a number of degrees of freedom: ${degreesOfFreedom}`);
    if (!(n > 0 && n < Infinity)) throw new RangeError(`not a number of answers: ${n}`);
  }
  const largest = Math.max(0, ...services.map(({ usage }) => usage));
  if (largest === 0) return { estimable: false, reason: 'NO_JOURNEYS' };

  // In proportion to the largest: no sum overflows.
  const shares = services.map(({ usage }) => usage / largest);
  const all = shares.reduce((sum, share) => sum + share, 0);
  const weights = shares.map((share) => share / all);
  const shortfalls = services.map(({ value }, i) => weights[i]! * (100 - value));
  // As the distance from 100, so that shortfalls add up to it, and services that are all perfect give just 100.
  const value = Math.min(100, Math.max(0, 100 - shortfalls.reduce((sum, points) => sum + points, 0)));
  const used = services.flatMap((service, i) => (weights[i]! > 0 ? [{ ...service, i, weight: weights[i]! }] : []));
  const parts = used.map((s) => ({ variance: s.weight ** 2 * s.variance, degreesOfFreedom: s.degreesOfFreedom }));
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  const degreesOfFreedom = satterthwaite(parts);
  const floor = Math.min(...used.map(({ n }) => n));
  const limits = scoreInterval({ share: value / 100, variance: variance / 1e4, floor, degreesOfFreedom });
  return {
    estimable: true,
    value,
    variance,
    degreesOfFreedom,
    // A limit as near as the last digit may not be scaled past the value.
    interval: { low: Math.min(value, 100 * limits.low), high: Math.max(value, 100 * limits.high) },
    n: used.reduce((sum, { n }) => sum + n, 0),
    weights,
    shortfalls,
    weakest: used.reduce((worst, service) => (service.value < worst.value ? service : worst)).i,
    costliest: used.reduce((worst, service) => (shortfalls[service.i]! > shortfalls[worst.i]! ? service : worst)).i,
  };
}
