import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payload } from '../../kernel/payload.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { StaffOnly } from '../access/index.ts';
import {
  type ChangePayload,
  TouchpointChangePayload,
  RegistryDeletePayload,
  RegistryObjectInput,
} from './change.payload.ts';
import { deleteEntry } from './delete-entry.ts';
import type { TouchpointEntry } from './directory.ts';
import { retireEntry } from './retire-entry.ts';
import { changeTouchpoint, createTouchpoint } from './save-touchpoint.ts';
import { TouchpointChangeInput, TouchpointCreateInput } from './touchpoint.input.ts';

type Outcome = Promise<ChangePayload<'touchpoint', TouchpointEntry>>;

@Resolver()
export class TouchpointChangeResolver {
  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN')
  @Mutation(() => TouchpointChangePayload, { description: 'Creates a touchpoint.' })
  touchpointCreate(
    @Arg('input', () => TouchpointCreateInput, { description: 'What it is.' }) input: TouchpointCreateInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return payload(context, 'touchpoint', () => createTouchpoint(context, input));
  }

  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN')
  @Mutation(() => TouchpointChangePayload, { description: 'Changes a touchpoint.' })
  touchpointChange(
    @Arg('input', () => TouchpointChangeInput, { description: 'Which one, and what changes.' })
    input: TouchpointChangeInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return payload(context, 'touchpoint', () => changeTouchpoint(context, input));
  }

  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN')
  @Mutation(() => TouchpointChangePayload, { description: 'Retires a touchpoint; its figures stay.' })
  touchpointRetire(
    @Arg('input', () => RegistryObjectInput, { description: 'Which one.' }) input: RegistryObjectInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return payload(context, 'touchpoint', () => retireEntry(context, 'TOUCHPOINT', input.id));
  }

  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN')
  @Mutation(() => RegistryDeletePayload, {
    description: 'Deletes a touchpoint that was made by mistake. What has ratings can only be retired.',
  })
  touchpointDelete(
    @Arg('input', () => RegistryObjectInput, { description: 'Which one.' }) input: RegistryObjectInput,
    @Ctx() context: RequestContext,
  ): Promise<RegistryDeletePayload> {
    return payload(context, 'deletedId', () => deleteEntry(context, 'TOUCHPOINT', input.id));
  }
}
