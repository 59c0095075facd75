import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payload } from '../../kernel/payload.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { StaffOnly } from '../access/index.ts';
import { type ChangePayload, AuthorityChangePayload, RegistryObjectInput } from './change.payload.ts';

import type { AuthorityEntry } from './directory.ts';
import { retireEntry } from './retire-entry.ts';
import { changeAuthority, createAuthority } from './save-authority.ts';
import { AuthorityChangeInput, AuthorityCreateInput } from './authority.input.ts';

type Outcome = Promise<ChangePayload<'authority', AuthorityEntry>>;

@Resolver()
export class AuthorityChangeResolver {
  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN')
  @Mutation(() => AuthorityChangePayload, { description: 'Creates an authority.' })
  authorityCreate(
    @Arg('input', () => AuthorityCreateInput, { description: 'What it is.' }) input: AuthorityCreateInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return payload(context, 'authority', () => createAuthority(context, input));
  }

  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN')
  @Mutation(() => AuthorityChangePayload, { description: 'Changes an authority.' })
  authorityChange(
    @Arg('input', () => AuthorityChangeInput, { description: 'Which one, and what changes.' })
    input: AuthorityChangeInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return payload(context, 'authority', () => changeAuthority(context, input));
  }

  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN')
  @Mutation(() => AuthorityChangePayload, { description: 'Retires an authority; its figures stay.' })
  authorityRetire(
    @Arg('input', () => RegistryObjectInput, { description: 'Which one.' }) input: RegistryObjectInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return payload(context, 'authority', () => retireEntry(context, 'AUTHORITY', input.id));
  }
}
