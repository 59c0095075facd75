import { FieldResolver, Resolver, Root } from 'type-graphql';
import { StaffOnly } from '../access/index.ts';
import { EarlierMixScoreType, EstimateType } from './estimate.graphql.ts';
import type { EarlierMixScore, EstimateOfYear } from './estimate-value.ts';

/** What only staff are told of a figure. */
@Resolver(() => EstimateType)
export class EstimateOnEarlierMix {
  @StaffOnly()
  @FieldResolver(() => EarlierMixScoreType, {
    nullable: true,
    description:
      'Of a like-for-like score in the year in which a new reference mix is in force: what it would be on the mix of the year before. Told of `estimate` of a subject or an authority that the viewer owns; null elsewhere (trends, breakdowns, comparisons, published figures), on other bases, where no mix of the year before was frozen, and where the mix moves nothing. The public is not told: both mixes move all scores by the same points, which are in the published table and mixes, and the same value rounded twice would tell more of it than once.',
  })
  onEarlierMix(@Root() { onEarlierMix }: EstimateOfYear): Promise<EarlierMixScore | null> | null {
    return onEarlierMix?.() ?? null;
  }
}
