import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { StaffOnly } from '../../access/index.ts';
import { AuthorityType, SubjectType } from '../../registry/index.ts';
import { PeriodInput, PeriodType } from '../estimate.graphql.ts';
import { periodOfInput } from '../figure-arguments.ts';
import type { FigureSubject } from '../figure-query.ts';
import { publishedGrainOf } from '../periods.rules.ts';
import { DriversType } from './drivers.graphql.ts';
import type { Drivers } from './staff-drivers.ts';

const DRIVERS_COST = 60;

function driversField(type: typeof SubjectType | typeof AuthorityType) {
  @Resolver(() => type)
  class DriversField {
    @StaffOnly()
    @FieldResolver(() => DriversType, {
      nullable: true,
      description: 'What goes together with satisfaction; null for what the authorities of the viewer do not own.',
      complexity: ({ childComplexity }) => DRIVERS_COST + childComplexity,
    })
    drivers(
      @Root() { kind, id }: FigureSubject,
      @Arg('period', () => PeriodInput, {
        nullable: true,
        description: 'Absent: the latest closed quarter. Months that it touches count whole.',
      })
      period: PeriodInput | null | undefined,
      @Ctx() { analyses }: RequestContext,
    ): Promise<Drivers | null> {
      return analyses.drivers.drivers({ kind, id }, periodOfInput(period));
    }
  }
  return DriversField;
}

export const SubjectDrivers = driversField(SubjectType);
export const AuthorityDrivers = driversField(AuthorityType);

@Resolver(() => DriversType)
export class DriversFields {
  @FieldResolver(() => PeriodType, { description: 'The period.', complexity: 0 })
  period(@Root() { period }: Drivers): PeriodType {
    return { ...period, grain: publishedGrainOf(period) };
  }
}
