import { Arg, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { StaffOnly } from '../access/index.ts';
import { SubjectType } from '../registry/index.ts';
import { EstimateFilterInput, PeriodInput } from './estimate.graphql.ts';
import { figureInput } from './figure-arguments.ts';
import type { FigureSubject } from './figure-query.ts';
import { majorOf } from './tally.ts';

/** The warning that stands beside open ratings. */
@Resolver(() => SubjectType)
export class SubjectOpenDifference {
  @StaffOnly()
  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'By how many points, −100 to 100, the plain mean of satisfaction of OPEN ratings is above that of those who were asked (RANDOM and PROMPT together). A warning of how differently those answer who come by themselves, without an interval, since nothing is inferred from them. Null where either mean is withheld, or where the two are of different main versions of the questions.',
  })
  async openDifference(
    @Root() subject: FigureSubject,
    @Arg('period', () => PeriodInput, {
      nullable: true,
      description: 'Which days; absent: the latest published quarter.',
    })
    period: PeriodInput | null | undefined,
    @Arg('filter', () => EstimateFilterInput, { nullable: true, description: 'Only some of the ratings.' })
    filter: EstimateFilterInput | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<number | null> {
    const plainMean = (stream: 'OPEN' | 'SCORE') =>
      context.figures.estimate(subject, {
        ...figureInput({ period, filter, stream }, context),
        measure: 'SAT',
        basis: 'RAW',
      });
    const [open, asked] = await Promise.all([plainMean('OPEN'), plainMean('SCORE')]);
    if (open.value === null || asked.value === null) return null;
    const [ofOpen, ofAsked] = [open, asked].map(({ instrumentVersion }) => majorOf(instrumentVersion!));
    return ofOpen === ofAsked ? Math.round(10 * (open.value - asked.value)) / 10 : null;
  }
}
