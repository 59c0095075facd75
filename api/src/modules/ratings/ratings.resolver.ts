import { Arg, Args, Ctx, Mutation, Resolver, Root } from 'type-graphql';
import { DomainError } from '../../kernel/domain-error.ts';
import { payload, toUserErrors } from '../../kernel/payload.ts';
import { PlainArguments } from '../../kernel/plain-arguments.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { importRatings } from './import-ratings.ts';
import {
  OffersReportInput,
  OffersReportPayload,
  RatingReviseArgs,
  RatingRevisePayload,
  RatingsImportInput,
  RatingsImportPayload,
  RatingSubmitArgs,
  RatingSubmitPayload,
  RatingWithdrawInput,
  RatingWithdrawPayload,
} from './rating.graphql.ts';
import { reportOffers } from './report-offers.ts';
import { reviseRating } from './revise-rating.ts';
import { submitRating } from './submit-rating.ts';
import { withdrawRating } from './withdraw-rating.ts';

@Resolver()
export class RatingsResolver {
  @PlainArguments()
  @Mutation(() => RatingSubmitPayload, {
    description: 'Stores a rating and answers when it is safe on disk. Sent again unchanged, it gets the same answer.',
  })
  ratingSubmit(
    @Root() _root: undefined,
    @Args(() => RatingSubmitArgs) { input }: RatingSubmitArgs,
    @Ctx() context: RequestContext,
  ): Promise<RatingSubmitPayload> {
    return payload(context, 'rating', () => submitRating(context, input));
  }

  @PlainArguments()
  @Mutation(() => RatingRevisePayload, {
    description: 'Replaces the answers and comments of a rating. The highest revision wins.',
  })
  ratingRevise(
    @Root() _root: undefined,
    @Args(() => RatingReviseArgs) { input }: RatingReviseArgs,
    @Ctx() context: RequestContext,
  ): Promise<RatingRevisePayload> {
    return payload(context, 'rating', () => reviseRating(context, input));
  }

  @Mutation(() => RatingWithdrawPayload, {
    description: 'Erases a rating and its comments. It cannot be undone; doing it twice changes nothing.',
  })
  ratingWithdraw(
    @Arg('input', () => RatingWithdrawInput, { description: 'The withdrawal.' }) input: RatingWithdrawInput,
    @Ctx() context: RequestContext,
  ): Promise<RatingWithdrawPayload> {
    return payload(context, 'withdrawn', () => withdrawRating(context, input));
  }

  @Mutation(() => RatingsImportPayload, {
    description:
      'Stores ratings that a partner collected elsewhere. Needs the key of the partner: `Authorization: Bearer otk_…` with the scope RATINGS_WRITE. Bodies up to 8 MB.',
    complexity: 100,
  })
  async ratingsImport(
    @Arg('input', () => RatingsImportInput, { description: 'The rows.' }) input: RatingsImportInput,
    @Ctx() context: RequestContext,
  ): Promise<RatingsImportPayload> {
    try {
      return await importRatings(context, input);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { accepted: 0, repeated: 0, rejected: 0, results: [], userErrors: toUserErrors(context, error.faults) };
    }
  }

  @Mutation(() => OffersReportPayload, {
    description: 'Counts how often the question was visible. No person is told from another.',
  })
  offersReport(
    @Arg('input', () => OffersReportInput, { description: 'The counts.' }) input: OffersReportInput,
    @Ctx() context: RequestContext,
  ): Promise<OffersReportPayload> {
    return payload(context, 'counted', () => reportOffers(context, input));
  }
}
