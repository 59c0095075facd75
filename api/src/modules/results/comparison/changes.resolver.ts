import type { Basis, Measure } from '@otklik/schema';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { BasisEnum, MeasureEnum } from '../../../kernel/vocabularies.ts';
import { StaffOnly } from '../../access/index.ts';
import { AuthorityType, SubjectType } from '../../registry/index.ts';
import { EstimateFilterInput, PeriodInput } from '../estimate.graphql.ts';
import { filterOfInput, periodOfInput } from '../figure-arguments.ts';
import { publishedGrainOf } from '../periods.rules.ts';
import { FigureChangesType, FigureChangeType } from './changes.graphql.ts';
import type { ComparedFigure } from './compared-figure.ts';
import { FiguresOfInput } from './comparison.graphql.ts';
import { figureChanges } from './figure-changes.ts';
import { rounded, roundedOutcome, roundedReliability } from './rounded-comparison.ts';

const CHANGES_COST = 200;

@ArgsType()
class ChangesArgs {
  @Field(() => MeasureEnum, { defaultValue: 'SAT', description: 'Item or index.' })
  measure!: Measure;

  @Field(() => BasisEnum, { defaultValue: 'AS_EXPERIENCED', description: 'What is done to the score.' })
  basis!: Basis;

  @Field(() => PeriodInput, { description: 'The period.' })
  period!: PeriodInput;

  @Field(() => PeriodInput, { description: 'The earlier period; it shares no day with the other.' })
  before!: PeriodInput;

  @Field(() => EstimateFilterInput, { nullable: true, description: 'Only some of the ratings.' })
  filter?: EstimateFilterInput | null;
}

/** A change as it leaves the api, with what it is of. */
type ShownChange = FigureChangeType & Pick<ComparedFigure, 'of'>;

@Resolver()
export class FigureChangesResolver {
  @StaffOnly()
  @Query(() => FigureChangesType, {
    description:
      'Which figures changed since an earlier period: each is compared with itself, and p-values are adjusted over all that are asked for at once.',
    complexity: ({ childComplexity }) => CHANGES_COST + childComplexity,
  })
  async figureChanges(
    @Arg('of', () => [FiguresOfInput], { description: 'What figures are of, 1–300.' }) of: FiguresOfInput[],
    @Args(() => ChangesArgs) { measure, basis, period, before, filter }: ChangesArgs,
    @Ctx() context: RequestContext,
  ): Promise<FigureChangesType> {
    const changes = await figureChanges(context, {
      of,
      measure,
      basis,
      period: periodOfInput(period)!,
      before: periodOfInput(before)!,
      filter: filterOfInput(filter, context.directory),
    });
    const withGrain = (range: typeof changes.period) => ({ ...range, grain: publishedGrainOf(range) });
    return {
      ...changes,
      period: withGrain(changes.period),
      before: withGrain(changes.before),
      items: changes.items.map(({ now, before: earlier, outcome, reliability, ...item }) => ({
        ...item,
        key: now.key,
        of: now.of,
        estimate: rounded(now.estimate),
        before: rounded(earlier.estimate),
        outcome: roundedOutcome(outcome),
        reliability: roundedReliability(reliability),
      })) as unknown as FigureChangeType[],
    };
  }
}

@Resolver(() => FigureChangeType)
export class FigureChangeFields {
  @FieldResolver(() => SubjectType, { nullable: true, description: 'What it is of; null for an authority.' })
  subject(@Root() { of }: ShownChange, @Ctx() { directory }: RequestContext) {
    return of.kind === 'AUTHORITY' ? null : directory.subject(of.kind, of.id);
  }

  @FieldResolver(() => AuthorityType, { nullable: true, description: 'The authority, where it is of one.' })
  authority(@Root() { of }: ShownChange, @Ctx() { directory }: RequestContext) {
    return of.kind === 'AUTHORITY' ? directory.get('AUTHORITY', of.id) : null;
  }
}
