import type { Measure, Weighting } from '@otklik/schema';
import type { FlowShare, Stratum } from '../scores/stratum.ts';
import { type Mix, mixKey } from './fixed-mix.rules.ts';

/** A mix and where it comes from. */
export interface BaseMix {
  mix: Mix;
  weighting: Weighting;
}

/**
 * The mix of a year, which a line is held at: its transactions by channel and segment; where none are known its answers,
 * so that the figure is "unweighted".
 */
export function baseMix(flow: readonly FlowShare[], strata: readonly Stratum[], measure: Measure): BaseMix {
  const mix = new Map<string, number>();
  const add = (key: string, count: number) => count > 0 && mix.set(key, (mix.get(key) ?? 0) + count);
  for (const share of flow) add(mixKey(share), share.transactions);
  if (mix.size > 0) return { mix, weighting: 'FLOW' };
  const item = measure === 'CSI' ? 'SAT' : measure;
  for (const stratum of strata)
    add(
      mixKey(stratum),
      stratum.tally.counts[item].slice(1, item === 'RESULT' ? 4 : 6).reduce((sum, count) => sum + count, 0),
    );
  return { mix, weighting: 'ANSWERS' };
}
