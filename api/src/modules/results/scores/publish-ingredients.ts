import type { Channel } from '@otklik/schema';
import { ADJUSTED_ITEMS, type AdjustedItem } from '../mode-table/mode-table.ts';
import type { PublicationRow } from '../publication.rules.ts';
import type { channelWeights } from './channel-weights.rules.ts';
import type { MethodInForce } from './method-in-force.rules.ts';
import {
  type PublishedBasis,
  type PublishedIngredients,
  type PublishedScores,
  SCORE_BASES,
} from './published-scores.ts';
import type { scoreIngredients } from './score-ingredients.rules.ts';
import type { FlowShare, Stratum } from './stratum.ts';

/** Of every score that is published. Only whole services by quarter: no sum above or below them could be differenced. */
export function publishedIngredients(
  strata: readonly Stratum[],
  flow: readonly FlowShare[],
  {
    table,
    scores,
    channels: rows,
    ingredientsOf,
    weightsOf,
  }: {
    table: MethodInForce['table'];
    scores: PublishedScores['scores'];
    channels: readonly PublicationRow[];
    ingredientsOf: typeof scoreIngredients;
    weightsOf: typeof channelWeights;
  },
): PublishedIngredients {
  const weights = weightsOf(strata, flow, {
    whole: valuesOf(scores),
    channels: new Map(
      rows.flatMap(({ breakdownKey, figures: { adjusted } }) =>
        adjusted ? [[breakdownKey as Channel, valuesOf(adjusted.scores)] as const] : [],
      ),
    ),
  });
  const ofItem = (basis: PublishedBasis, item: AdjustedItem) => {
    if (!scores[basis][item]) return null;
    const channels = new Map(
      rows.flatMap(({ breakdownKey, figures }): [string, number][] => {
        const shown = figures.measures[item];
        return shown ? [[breakdownKey, shown.n]] : [];
      }),
    );
    return ingredientsOf(strata, flow, {
      item,
      basis,
      table,
      channels,
      ...(basis === 'AS_EXPERIENCED' && weights[item] && { weights: weights[item] }),
    });
  };
  return Object.fromEntries(
    SCORE_BASES.map((basis) => [basis, Object.fromEntries(ADJUSTED_ITEMS.map((item) => [item, ofItem(basis, item)]))]),
  ) as PublishedIngredients;
}

const valuesOf = ({ AS_EXPERIENCED }: PublishedScores['scores']) =>
  Object.fromEntries(ADJUSTED_ITEMS.map((item) => [item, AS_EXPERIENCED[item]?.value ?? null] as const)) as Readonly<
    Record<AdjustedItem, number | null>
  >;
