import { effectWording, type Language } from '@otklik/schema';
import { Arg, type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { LanguageEnum } from '../../kernel/vocabularies.ts';
import { boundedListCost, type SubjectEntry, SubjectType } from '../registry/index.ts';
import { comparisonOf } from './comparison-of.ts';
import { isAfterFromStart } from './comparison.ts';
import { EffectRegistrationType, ImprovementEffectType } from './effect.graphql.ts';
import type { EffectValue } from './effect.ts';
import { Improvement } from './improvement.entity.ts';
import { ImprovementType } from './improvement.graphql.ts';
import { comparisonServices } from './improvement.loaders.ts';
import type { PublishedReport } from './published-report.ts';
import { isBeforeStart } from './registration.rules.ts';
import { ReportType } from './report.graphql.ts';

const EFFECT_COST = 30;

/** An effect registration with the services to compare with. */
type Registration = EffectRegistrationType & { comparison: readonly string[] };

async function registrationOf(parent: Improvement | PublishedReport, context: RequestContext): Promise<Registration> {
  const isStaff = parent instanceof Improvement;
  const improvement = isStaff ? parent : parent.improvement;
  const { registeredAt, registrationAt, startsOn, windowMonths, expectedChange, state } = improvement;
  return {
    registeredAt,
    changedAt: registrationAt > registeredAt ? registrationAt : null,
    isBeforeStart: startsOn ? isBeforeStart({ ...improvement, startsOn }) : null,
    isAfterFromStart: isAfterFromStart(improvement),
    isFrozen: state !== 'PLANNED',
    windowMonths,
    expectedChange: expectedChange ?? null,
    comparison: isStaff ? await context.loaders.get(comparisonServices, context).load(parent.id) : parent.comparison,
  };
}

/** Adds effect and registration to an improvement and to its report. */
function effectFields(type: ClassType) {
  @Resolver(() => type)
  class EffectFields {
    @FieldResolver(() => ImprovementEffectType, {
      description: 'What the figures bear out, computed by the platform: grade of evidence, verdict, wording.',
      complexity: ({ childComplexity }) => EFFECT_COST + childComplexity,
    })
    async effect(@Root() parent: Improvement | PublishedReport, @Ctx() context: RequestContext): Promise<EffectValue> {
      return (await comparisonOf(parent, context)).effect;
    }

    @FieldResolver(() => EffectRegistrationType, { description: 'How it is to be judged, written down beforehand.' })
    effectRegistration(
      @Root() parent: Improvement | PublishedReport,
      @Ctx() context: RequestContext,
    ): Promise<Registration> {
      return registrationOf(parent, context);
    }
  }
  return EffectFields;
}

export const ReportEffect = effectFields(ReportType);
export const ImprovementEffect = effectFields(ImprovementType);

@Resolver(() => ImprovementEffectType)
export class EffectWording {
  @FieldResolver(() => String, { description: 'The verdict in a sentence, no stronger than its grade.' })
  wording(
    @Root() { grade, verdict }: EffectValue,
    @Arg('language', () => LanguageEnum, { nullable: true, description: 'Language; that of the request by default.' })
    language: Language | null,
    @Ctx() context: RequestContext,
  ): string {
    return effectWording(grade, verdict, language ?? context.language);
  }
}

@Resolver(() => EffectRegistrationType)
export class RegisteredComparison {
  @FieldResolver(() => [SubjectType], {
    description: 'Services without the improvement that it is compared with; at most 20.',
    complexity: boundedListCost,
  })
  comparison(@Root() { comparison }: Registration, @Ctx() { directory }: RequestContext): SubjectEntry[] {
    return comparison.map((id) => directory.subject('SERVICE', id));
  }
}
