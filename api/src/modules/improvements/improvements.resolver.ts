import type { ImprovementState } from '@otklik/schema';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Connection } from '../../kernel/connection.ts';
import { payload } from '../../kernel/payload.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { ImprovementStateEnum } from '../../kernel/vocabularies.ts';
import { StaffOnly } from '../access/index.ts';
import { listCost } from '../registry/index.ts';
import { changeImprovement } from './change-improvement.ts';
import type { Improvement } from './improvement.entity.ts';
import { ImprovementConnectionType, ImprovementType } from './improvement.graphql.ts';
import {
  ImprovementChangeInput,
  ImprovementPayload,
  ImprovementPublishInput,
  ImprovementRegisterInput,
  ImprovementReportSaveInput,
} from './improvement.input.ts';
import { findImprovement, listImprovements } from './list-improvements.ts';
import { IMPROVEMENT_READERS, IMPROVERS } from './may-improve.rules.ts';
import { PageArgs } from './page.args.ts';
import { publishReport } from './publish-report.ts';
import { registerImprovement } from './register-improvement.ts';
import { saveReport } from './save-report.ts';

@Resolver()
export class ImprovementsResolver {
  @StaffOnly(...IMPROVEMENT_READERS)
  @Query(() => ImprovementConnectionType, {
    description: "Improvements of the viewer's authorities, newest first.",
    complexity: listCost,
  })
  improvements(
    @Args(() => PageArgs) { first, after = null }: PageArgs,
    @Arg('state', () => ImprovementStateEnum, { nullable: true, description: 'Only in this state.' })
    state: ImprovementState | null,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Improvement>> {
    return listImprovements(context, { first, after, state: state ?? null });
  }

  @StaffOnly(...IMPROVEMENT_READERS)
  @Query(() => ImprovementType, { nullable: true, description: 'An improvement; null when there is none to be seen.' })
  improvement(
    @Arg('id', () => ID, { description: 'Global id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Improvement | null> {
    return findImprovement(context, id);
  }

  @StaffOnly(...IMPROVERS)
  @Mutation(() => ImprovementPayload, { description: 'Registers an improvement.' })
  improvementRegister(
    @Arg('input', () => ImprovementRegisterInput, { description: 'What it is.' }) input: ImprovementRegisterInput,
    @Ctx() context: RequestContext,
  ): Promise<ImprovementPayload> {
    return payload(context, 'improvement', () => registerImprovement(context, input));
  }

  @StaffOnly(...IMPROVERS)
  @Mutation(() => ImprovementPayload, { description: 'Changes an improvement and leads it from state to state.' })
  improvementChange(
    @Arg('input', () => ImprovementChangeInput, { description: 'Which one, and what changes.' })
    input: ImprovementChangeInput,
    @Ctx() context: RequestContext,
  ): Promise<ImprovementPayload> {
    return payload(context, 'improvement', () => changeImprovement(context, input));
  }

  @StaffOnly(...IMPROVERS)
  @Mutation(() => ImprovementPayload, { description: 'Saves the texts of the report on an improvement.' })
  improvementReportSave(
    @Arg('input', () => ImprovementReportSaveInput, { description: 'All texts.' }) input: ImprovementReportSaveInput,
    @Ctx() context: RequestContext,
  ): Promise<ImprovementPayload> {
    return payload(context, 'improvement', () => saveReport(context, input));
  }

  @StaffOnly(...IMPROVERS)
  @Mutation(() => ImprovementPayload, { description: 'Makes the report on an improvement public.' })
  improvementPublish(
    @Arg('input', () => ImprovementPublishInput, { description: 'Which one.' }) input: ImprovementPublishInput,
    @Ctx() context: RequestContext,
  ): Promise<ImprovementPayload> {
    return payload(context, 'improvement', () => publishReport(context, input));
  }
}
