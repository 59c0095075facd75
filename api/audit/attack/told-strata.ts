import type { Collection } from '../collect/collect.ts';
import { uuidOf } from '../../src/kernel/ids.ts';
import type { ShownIngredients } from './ingredients.ts';
import type { ToldStrata } from './parts-of-quarters.ts';

/** Of which services strata are told, in which quarters. */
export const toldStrataIn = ({ sightings }: Pick<Collection, 'sightings'>): ToldStrata =>
  new Set(
    sightings.flatMap(({ thing, type, period, value }) =>
      type === 'ScoreIngredients' && period && (value as unknown as ShownIngredients).strata
        ? [`${period.from} ${uuidOf('Service', thing.id)!}` as const]
        : [],
    ),
  );
