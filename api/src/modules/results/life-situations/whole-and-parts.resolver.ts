import type { Language, Measure } from '@otklik/schema';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { LanguageEnum, MeasureEnum } from '../../../kernel/vocabularies.ts';
import { StaffOnly } from '../../access/index.ts';
import { LifeSituationType, ServiceType } from '../../registry/index.ts';
import { PeriodInput, PeriodType } from '../estimate.graphql.ts';
import { periodOfInput } from '../figure-arguments.ts';
import { publishedGrainOf } from '../periods.rules.ts';
import type { WholeAndParts } from './staff-situations.ts';
import { SituationServiceType, SituationStageType, WholeAndPartsType } from './whole-and-parts.graphql.ts';
import type { SituationStageValue } from './stages-of-situation.rules.ts';
import type { SituationServiceValue } from './whole-and-parts.rules.ts';

const WHOLE_COST = 80;

@Resolver(() => LifeSituationType)
export class LifeSituationWhole {
  @StaffOnly()
  @FieldResolver(() => WholeAndPartsType, {
    description: 'The situation as a whole beside its services: where it is lost.',
    complexity: ({ childComplexity }) => WHOLE_COST + childComplexity,
  })
  wholeAndParts(
    @Root() { id }: { id: string },
    @Arg('period', () => PeriodInput, {
      nullable: true,
      description: 'Absent: the latest closed quarter. Journeys count by whole months.',
    })
    period: PeriodInput | null | undefined,
    @Arg('measure', () => MeasureEnum, { defaultValue: 'SAT', description: 'Item or index.' }) measure: Measure,
    @Ctx() { analyses }: RequestContext,
  ): Promise<WholeAndParts> {
    return analyses.situations.wholeAndParts(id, { measure, period: periodOfInput(period) });
  }
}

@Resolver(() => WholeAndPartsType)
export class WholeAndPartsFields {
  @FieldResolver(() => PeriodType, { description: 'The period.', complexity: 0 })
  period(@Root() { period }: WholeAndParts): PeriodType {
    return { ...period, grain: publishedGrainOf(period) };
  }

  @FieldResolver(() => ServiceType, {
    nullable: true,
    description:
      'The used service with the lowest score, of those that can be compared; null without a composite, and where none can.',
    complexity: 1,
  })
  weakest(@Root() { weakestServiceId }: WholeAndParts, @Ctx() { directory }: RequestContext) {
    return weakestServiceId && directory.get('SERVICE', weakestServiceId);
  }

  @FieldResolver(() => [SituationServiceType], {
    description: 'Its services, largest shortfall first. At most 1,000.',
    complexity: 20,
  })
  services(@Root() { services }: WholeAndParts): SituationServiceValue[] {
    return services;
  }

  @FieldResolver(() => [SituationStageType], { description: 'Its stages in order; at most 30.', complexity: 20 })
  stages(@Root() { stages }: WholeAndParts): SituationStageValue[] {
    return stages;
  }
}

@Resolver(() => SituationServiceType)
export class SituationServiceFields {
  @FieldResolver(() => ServiceType, { description: 'The service.', complexity: 0 })
  service(@Root() { serviceId }: SituationServiceValue, @Ctx() { directory }: RequestContext) {
    return directory.get('SERVICE', serviceId);
  }
}

@Resolver(() => SituationStageType)
export class SituationStageFields {
  @FieldResolver(() => String, { description: 'Name of the step.' })
  name(
    @Root() { name }: SituationStageValue,
    @Arg('language', () => LanguageEnum, { nullable: true, description: 'Language; that of the request by default.' })
    language: Language | null | undefined,
    @Ctx() context: RequestContext,
  ): string {
    return name[language ?? context.language];
  }

  @FieldResolver(() => [ServiceType], {
    description: 'Services used in the stage, in order; at most 30.',
    complexity: 0,
  })
  services(@Root() { serviceIds }: SituationStageValue, @Ctx() { directory }: RequestContext) {
    return serviceIds.map((id) => directory.get('SERVICE', id));
  }
}
