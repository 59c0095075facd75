import type { Basis } from '@otklik/schema';
import { Arg, type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { BasisEnum } from '../../kernel/vocabularies.ts';
import { toPeriodEstimate } from './comparison.fields.resolver.ts';
import type { Improvement } from './improvement.entity.ts';
import { ImprovementType } from './improvement.graphql.ts';
import type { PublishedReport } from './published-report.ts';
import { ReportType } from './report.graphql.ts';
import { scoresOf } from './scores-of.ts';
import { ScoresBeforeAfterType } from './scores.graphql.ts';

/** Two figures, and each once more as it is compared. */
const SCORES_COST = 16;

/** Adds the scores before and after to an improvement and to its report. */
function scoresFields(type: ClassType) {
  @Resolver(() => type)
  class ScoresFields {
    @FieldResolver(() => ScoresBeforeAfterType, {
      description:
        'Before and after on the basis asked for. The public has a score only of months that are together a published month or quarter.',
      complexity: ({ childComplexity }) => SCORES_COST + childComplexity,
    })
    async scores(
      @Root() parent: Improvement | PublishedReport,
      @Arg('basis', () => BasisEnum, { defaultValue: 'AS_EXPERIENCED', description: 'What is done to the score.' })
      basis: Basis,
      @Ctx() context: RequestContext,
    ): Promise<ScoresBeforeAfterType> {
      const { before, after, change } = await scoresOf(parent, basis, context);
      return {
        basis,
        before: toPeriodEstimate(before),
        after: toPeriodEstimate(after),
        outcome: change?.outcome ?? null,
        verdict: change?.verdict ?? null,
        reliability: change?.reliability ?? null,
        badge: change?.badge ?? null,
      };
    }
  }
  return ScoresFields;
}

export const ReportScores = scoresFields(ReportType);
export const ImprovementScores = scoresFields(ImprovementType);
