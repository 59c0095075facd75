import { findNorm, type Language, NORMS, type NormCode } from '@otklik/schema';
import { Arg, type ClassType, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { DayRange } from '../../kernel/calendar.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { LanguageEnum } from '../../kernel/vocabularies.ts';
import { StaffOnly } from '../access/index.ts';
import { type ServiceEntry, ServiceType, type TouchpointEntry, TouchpointType } from '../registry/index.ts';
import { PeriodInput } from './estimate.graphql.ts';
import { periodOfInput } from './figure-arguments.ts';
import type { NormValue } from './operation-figures.ts';
import { normBesideTime } from './norm-beside-time.rules.ts';
import { ChannelParticipationType, NormBesideTimeType, NormResultType, NormType } from './operations.graphql.ts';

const COST = 20;
const PERIOD = { nullable: true, description: 'Which days; absent: the latest published quarter.' } as const;

const normOf = (code: NormCode): NormType => {
  const { bounds: _bounds, label: _label, channels, ...norm } = findNorm(code)!;
  return { code, ...norm, channels: channels && [...channels] };
};

@Resolver()
export class NormsResolver {
  @Query(() => [NormType], { description: 'Norms of service in their current versions, at most 50.', complexity: 20 })
  norms(): NormType[] {
    return (Object.keys(NORMS) as NormCode[]).map(normOf);
  }
}

@Resolver(() => NormType)
export class NormLabel {
  @FieldResolver(() => String, { description: 'What it promises, in words.' })
  label(
    @Root() { code }: NormType,
    @Arg('language', () => LanguageEnum, { nullable: true, description: 'Absent: language of the request.' })
    language: Language | null | undefined,
    @Ctx() context: RequestContext,
  ): string {
    return NORMS[code].label[language ?? context.language];
  }
}

/** Adds norms to one kind of subject. Not to the interface: the public schema has it too. */
function normFields(type: ClassType) {
  @Resolver(() => type)
  class NormFields {
    @StaffOnly()
    @FieldResolver(() => [NormResultType], {
      nullable: true,
      description:
        "How norms were kept here, by code, at most 50; null for what the viewer's authorities do not own. Never told to the public.",
      complexity: COST,
    })
    async norms(
      @Root() subject: ServiceEntry | TouchpointEntry,
      @Arg('period', () => PeriodInput, PERIOD) period: PeriodInput | null | undefined,
      @Ctx() { operations }: RequestContext,
    ) {
      const asked = { subject, period: periodOfInput(period) };
      const values = await operations.norms(subject, asked.period);
      return values?.map((value): NormOfSubject => ({ ...withNorm(value), asked })) ?? null;
    }
  }
  return NormFields;
}

const withNorm = (value: NormValue) => ({
  ...value,
  norm: findNorm(value.code)?.version === value.version ? normOf(value.code) : null,
});

/** A norm with what was asked: its sentence needs other figures of the same. */
type NormOfSubject = ReturnType<typeof withNorm> & {
  asked: { subject: ServiceEntry | TouchpointEntry; period: DayRange | null };
};

@Resolver(() => NormResultType)
export class NormBesideTimeField {
  @FieldResolver(() => NormBesideTimeType, {
    nullable: true,
    description:
      'What people say of the time, and what both say together. Null for a norm that measures no duration, and of a touchpoint: what is measured there is of its services, and what is said there of itself.',
    complexity: COST,
  })
  async besideTime(@Root() { norm, share, asked }: NormOfSubject, @Ctx() { figures }: RequestContext) {
    const { subject, period } = asked;
    if (norm?.measure !== 'DURATION' || subject.kind !== 'SERVICE') return null;
    const { channels } = norm;
    const time = await figures.estimate(subject, {
      measure: 'TIME',
      basis: 'AS_EXPERIENCED',
      period,
      stream: 'SCORE',
      filter: channels && { channels: [...channels] },
    });
    return { time, reading: normBesideTime(share, time) };
  }
}

export const ServiceNorms = normFields(ServiceType);
export const TouchpointNorms = normFields(TouchpointType);

@Resolver(() => ServiceType)
export class ServiceParticipation {
  @StaffOnly()
  @FieldResolver(() => [ChannelParticipationType], {
    nullable: true,
    description:
      "How many used the service, were asked and answered, by channel, at most 7; null for what the viewer's authorities do not own. Never told to the public.",
    complexity: COST,
  })
  participation(
    @Root() service: ServiceEntry,
    @Arg('period', () => PeriodInput, PERIOD) period: PeriodInput | null | undefined,
    @Ctx() { operations }: RequestContext,
  ) {
    return operations.participation(service, periodOfInput(period));
  }
}
