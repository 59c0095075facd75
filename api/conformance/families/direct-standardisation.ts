import type { Family, Json } from '../case.ts';
import { standardisedRate } from '../formulas/standardised-rate.ts';

/** Rates of events standardised to a population. */
export const directStandardisationFamily: Family = ({ standard_population: standard, birth_orders: rows }) => ({
  rows: rows.map(({ id, count, population }: Json) => {
    const { rate, variance, low, high } = standardisedRate(count, population, standard);
    return {
      birth_order: id,
      crude_rate: sum(count) / sum(population),
      adj_rate: rate,
      variance,
      gamma_lci: low,
      gamma_uci: high,
    };
  }),
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
