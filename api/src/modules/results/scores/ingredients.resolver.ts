import type { Basis, Item } from '@otklik/schema';
import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { toGlobalId } from '../../../kernel/ids.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { BasisEnum, ItemEnum } from '../../../kernel/vocabularies.ts';
import { ServiceType } from '../../registry/index.ts';
import { PeriodInput } from '../estimate.graphql.ts';
import { periodOfInput } from '../figure-arguments.ts';
import type { FigureSubject } from '../figure-query.ts';
import { ADJUSTED_ITEMS, type AdjustedItem, UNKNOWN_SEGMENT } from '../mode-table/mode-table.ts';
import type { IngredientsValue } from './ingredients-value.ts';
import { IngredientShareType, ScoreIngredientsType } from './ingredients.graphql.ts';
import type { IngredientShare } from './score-ingredients.rules.ts';
import { POLICY } from '../../../statistics/index.ts';

const INGREDIENTS_COST = 10;

@Resolver(() => ServiceType)
export class ServiceIngredients {
  @FieldResolver(() => ScoreIngredientsType, {
    nullable: true,
    description: `What the published score of an item in a quarter was made of. Null below ${POLICY.minimumToFlag} answers, for months, where there is no such score, for RAW and for what is not adjusted.`,
    complexity: INGREDIENTS_COST,
  })
  async ingredients(
    @Root() service: FigureSubject,
    @Arg('item', () => ItemEnum, { defaultValue: 'SAT', description: 'SAT, EASE or TIME.' }) item: Item,
    @Arg('basis', () => BasisEnum, {
      defaultValue: 'AS_EXPERIENCED',
      description: 'AS_EXPERIENCED or LIKE_FOR_LIKE.',
    })
    basis: Basis,
    @Arg('period', () => PeriodInput, {
      nullable: true,
      description: 'A published quarter; absent: the latest.',
    })
    period: PeriodInput | null | undefined,
    @Ctx() { figures }: RequestContext,
  ): Promise<IngredientsValue | null> {
    if (basis === 'RAW' || !isAdjustedItem(item)) return null;
    return figures.ingredients(service, { item, basis, period: periodOfInput(period) });
  }
}

const isAdjustedItem = (item: Item): item is AdjustedItem => (ADJUSTED_ITEMS as readonly Item[]).includes(item);

@Resolver(() => IngredientShareType)
export class IngredientShareFields {
  @FieldResolver(() => ID, {
    nullable: true,
    description: 'Code of the mode or channel, global id of the segment; null: unknown.',
  })
  key(@Root() { factor, key }: IngredientShare): string | null {
    if (factor !== 'SEGMENT') return key;
    return key === UNKNOWN_SEGMENT ? null : toGlobalId('Segment', key);
  }
}
