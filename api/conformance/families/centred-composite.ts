import type { Family, Json } from '../case.ts';
import { centredComposite } from '../formulas/centred-composite.ts';
import { compositeWeights } from '../formulas/composite-weights.ts';
import { estimated } from './estimated.ts';

/** The composite of items of which some have few answers. */
export const centredCompositeFamily: Family = ({ K, weight_examples: examples, example }) => {
  const items = example.n.map((n: number, i: number) => ({ n, mean: example.y[i], overallMean: example.mu[i] }));
  const composite = estimated(centredComposite(items, K));
  // What the rule avoids: the means re-weighted without centring.
  const naive = items.reduce((sum: number, { mean }: Json, i: number) => sum + composite.weights[i]! * mean, 0);
  return {
    weights: examples.map((n: number[]) => estimated(compositeWeights(n, K)).weights),
    naive_weighted_mean: naive,
    overall_mean: composite.overallMean,
    centred_deviation: composite.deviation,
    composite: composite.value,
  };
};
