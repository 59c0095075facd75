import type { Channel } from '@otklik/schema';
import { ADJUSTED_ITEMS, type AdjustedItem } from '../mode-table/mode-table.ts';
import type { PublicationRow } from '../publication.rules.ts';
import type { channelWeights, PublishedParts } from './channel-weights.rules.ts';
import type { MethodInForce } from './method-in-force.rules.ts';
import {
  type ItemIngredients,
  type PublishedBasis,
  type PublishedIngredients,
  type PublishedScores,
  SCORE_BASES,
} from './published-scores.ts';
import type { scoreIngredients } from './score-ingredients.rules.ts';
import type { FlowShare, Stratum } from './stratum.ts';
import type { ToldBefore } from './told-before.repository.ts';

/** The row of a service as a whole in some period, those of its channels, and the answers behind them. */
export interface ServiceRows {
  strata: readonly Stratum[];
  scores: PublishedScores['scores'] | undefined;
  channels: readonly PublicationRow[];
}

interface Sources {
  table: MethodInForce['table'];
  quarter: ServiceRows & { scores: PublishedScores['scores'] };
  /** Those of the quarter. */
  months: readonly ServiceRows[];
  before: ToldBefore;
  ingredientsOf: typeof scoreIngredients;
  weightsOf: typeof channelWeights;
}

/**
 * Of every score that is published. Only whole services by quarter: no sum above or below them could be differenced. Of a
 * quarter either weights of channels are told or shares of modes weighted by them, for good.
 */
export function publishedIngredients(
  flow: readonly FlowShare[],
  { table, quarter, months, before, ingredientsOf, weightsOf }: Sources,
): PublishedIngredients {
  const { strata, scores, channels: rows } = quarter;
  const weights = before.modes ? {} : weightsOf(flow, partsOf(quarter), months.map(partsOf));
  const areWeightsTold = before.weights || Object.keys(weights).length > 0;
  const ofItem = (basis: PublishedBasis, item: AdjustedItem): ItemIngredients | null => {
    if (!scores[basis][item]) return null;
    const channels = new Map(
      rows.flatMap(({ breakdownKey, figures }): [string, number][] => {
        const shown = figures.measures[item];
        return shown ? [[breakdownKey, shown.n]] : [];
      }),
    );
    const isWeighted = basis === 'AS_EXPERIENCED';
    const told = ingredientsOf(strata, flow, {
      item,
      basis,
      table,
      channels,
      areWeightsTold: isWeighted && areWeightsTold,
    });
    return told && isWeighted && weights[item] ? { ...told, weights: weights[item] } : told;
  };
  return Object.fromEntries(
    SCORE_BASES.map((basis) => [basis, Object.fromEntries(ADJUSTED_ITEMS.map((item) => [item, ofItem(basis, item)]))]),
  ) as PublishedIngredients;
}

const partsOf = ({ strata, scores, channels }: ServiceRows): PublishedParts => ({
  strata,
  whole: valuesOf(scores),
  index: scores?.AS_EXPERIENCED.CSI?.value ?? null,
  channels: new Map(
    channels.map(({ breakdownKey, figures }) => [breakdownKey as Channel, valuesOf(figures.adjusted?.scores)]),
  ),
});

const valuesOf = (scores: PublishedScores['scores'] | undefined): PublishedParts['whole'] => ({
  SAT: scores?.AS_EXPERIENCED.SAT?.value ?? null,
  EASE: scores?.AS_EXPERIENCED.EASE?.value ?? null,
  TIME: scores?.AS_EXPERIENCED.TIME?.value ?? null,
});
