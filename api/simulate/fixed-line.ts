import { directStandardisation, scoreCell, type ScoreCell } from '../src/statistics/index.ts';
import type { ItemEffects } from '../src/modules/results/mode-table/mode-table.ts';
import type { FlowShare, Stratum } from '../src/modules/results/scores/stratum.ts';

/**
 * The score of one service in one month on the mix of its base year, modes taken out; null where too little of that
 * mix has answered.
 */
export function fixedMixScore(
  strata: readonly Stratum[],
  baseMix: readonly FlowShare[],
  effects: ItemEffects | null,
): number | null {
  const usable = new Map((effects?.modes ?? []).map(({ mode, effect, isUsable }) => [mode, isUsable ? effect! : 0]));
  const parts = Map.groupBy(strata, ({ channel, segment }) => `${channel}|${segment}`);
  const moved = directStandardisation(
    baseMix.map(({ channel, segment, transactions }) => ({
      ...withoutModes(parts.get(`${channel}|${segment}`) ?? [], usable),
      weight: transactions,
    })),
  );
  return moved.estimable ? moved.value : null;
}

/** The answers of a part of the mix as one cell, with the mean as if all had been asked on the web. */
function withoutModes(strata: readonly Stratum[], effects: ReadonlyMap<string, number>): ScoreCell {
  const counts = [0, 0, 0, 0, 0];
  let taken = 0;
  for (const { mode, tally } of strata)
    for (const [index, count] of tally.counts.SAT.slice(1).entries()) {
      counts[index]! += count;
      taken += count * (effects.get(mode) ?? 0);
    }
  const cell = scoreCell(counts);
  return cell.n > 0 ? { ...cell, mean: cell.mean - taken / cell.n } : cell;
}
