import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payload } from '../../kernel/payload.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { StaffOnly } from '../access/index.ts';
import {
  type ChangePayload,
  ServiceChangePayload,
  RegistryDeletePayload,
  RegistryObjectInput,
} from './change.payload.ts';
import { deleteEntry } from './delete-entry.ts';
import type { ServiceEntry } from './directory.ts';
import { retireEntry } from './retire-entry.ts';
import { changeService, createService } from './save-service.ts';
import { ServiceChangeInput, ServiceCreateInput } from './service.input.ts';

type Outcome = Promise<ChangePayload<'service', ServiceEntry>>;

@Resolver()
export class ServiceChangeResolver {
  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN')
  @Mutation(() => ServiceChangePayload, { description: 'Creates a service.' })
  serviceCreate(
    @Arg('input', () => ServiceCreateInput, { description: 'What it is.' }) input: ServiceCreateInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return payload(context, 'service', () => createService(context, input));
  }

  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN')
  @Mutation(() => ServiceChangePayload, { description: 'Changes a service.' })
  serviceChange(
    @Arg('input', () => ServiceChangeInput, { description: 'Which one, and what changes.' }) input: ServiceChangeInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return payload(context, 'service', () => changeService(context, input));
  }

  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN')
  @Mutation(() => ServiceChangePayload, { description: 'Retires a service; its figures stay.' })
  serviceRetire(
    @Arg('input', () => RegistryObjectInput, { description: 'Which one.' }) input: RegistryObjectInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return payload(context, 'service', () => retireEntry(context, 'SERVICE', input.id));
  }

  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN')
  @Mutation(() => RegistryDeletePayload, {
    description: 'Deletes a service that was made by mistake. What has ratings can only be retired.',
  })
  serviceDelete(
    @Arg('input', () => RegistryObjectInput, { description: 'Which one.' }) input: RegistryObjectInput,
    @Ctx() context: RequestContext,
  ): Promise<RegistryDeletePayload> {
    return payload(context, 'deletedId', () => deleteEntry(context, 'SERVICE', input.id));
  }
}
