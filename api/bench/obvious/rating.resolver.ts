import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { RatingSubmitInput, RatingSubmitPayload } from './rating.graphql.ts';
import { type ObviousContext, submitRating } from './submit-rating.ts';

/** The whole API of the obvious way. */
@Resolver()
export class ObviousRatingResolver {
  /** GraphQL wants a query. */
  @Query(() => String)
  name(): string {
    return 'obvious';
  }

  @Mutation(() => RatingSubmitPayload)
  ratingSubmit(
    @Arg('input', () => RatingSubmitInput) input: RatingSubmitInput,
    @Ctx() context: ObviousContext,
  ): Promise<RatingSubmitPayload> {
    return submitRating(context, input);
  }
}
