import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payload } from '../../kernel/payload.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { StaffOnly } from '../access/index.ts';
import { type ChangePayload, LifeSituationChangePayload, RegistryObjectInput } from './change.payload.ts';

import type { LifeSituationEntry } from './directory.ts';
import { retireEntry } from './retire-entry.ts';
import { changeLifeSituation, createLifeSituation } from './save-life-situation.ts';
import { LifeSituationChangeInput, LifeSituationCreateInput } from './life-situation.input.ts';

type Outcome = Promise<ChangePayload<'lifeSituation', LifeSituationEntry>>;

@Resolver()
export class LifeSituationChangeResolver {
  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN')
  @Mutation(() => LifeSituationChangePayload, { description: 'Creates a life situation.' })
  lifeSituationCreate(
    @Arg('input', () => LifeSituationCreateInput, { description: 'What it is.' }) input: LifeSituationCreateInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return payload(context, 'lifeSituation', () => createLifeSituation(context, input));
  }

  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN')
  @Mutation(() => LifeSituationChangePayload, { description: 'Changes a life situation.' })
  lifeSituationChange(
    @Arg('input', () => LifeSituationChangeInput, { description: 'Which one, and what changes.' })
    input: LifeSituationChangeInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return payload(context, 'lifeSituation', () => changeLifeSituation(context, input));
  }

  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN')
  @Mutation(() => LifeSituationChangePayload, { description: 'Retires a life situation; its figures stay.' })
  lifeSituationRetire(
    @Arg('input', () => RegistryObjectInput, { description: 'Which one.' }) input: RegistryObjectInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return payload(context, 'lifeSituation', () => retireEntry(context, 'LIFE_SITUATION', input.id));
  }
}
