import { type NormReading, POLICY, readNorm } from '../../statistics/index.ts';
import type { EstimateValue } from './estimate-value.ts';

/**
 * What a norm of time says beside what people say of it; null where either figure is withheld, or too few answered to be
 * compared.
 *
 * @param share percent of the measured events that kept the norm
 * @param time the score of TIME
 * @see METHODOLOGY §1.7
 */
export function normBesideTime(share: EstimateValue, time: EstimateValue): NormReading | null {
  if (!share.interval || !time.interval || (time.n ?? 0) < POLICY.minimumToPublish) return null;
  return readNorm(share.interval, time.interval);
}
