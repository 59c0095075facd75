import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payload } from '../../kernel/payload.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { StaffOnly } from '../access/index.ts';
import { type ChangePayload, SegmentChangePayload, RegistryObjectInput } from './change.payload.ts';

import type { SegmentEntry } from './directory.ts';
import { retireEntry } from './retire-entry.ts';
import { changeSegment, createSegment } from './save-segment.ts';
import { SegmentChangeInput, SegmentCreateInput } from './segment.input.ts';

type Outcome = Promise<ChangePayload<'segment', SegmentEntry>>;

@Resolver()
export class SegmentChangeResolver {
  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN')
  @Mutation(() => SegmentChangePayload, { description: 'Creates a profile of clients.' })
  segmentCreate(
    @Arg('input', () => SegmentCreateInput, { description: 'What it is.' }) input: SegmentCreateInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return payload(context, 'segment', () => createSegment(context, input));
  }

  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN')
  @Mutation(() => SegmentChangePayload, { description: 'Changes a profile of clients.' })
  segmentChange(
    @Arg('input', () => SegmentChangeInput, { description: 'Which one, and what changes.' }) input: SegmentChangeInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return payload(context, 'segment', () => changeSegment(context, input));
  }

  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN')
  @Mutation(() => SegmentChangePayload, { description: 'Retires a profile of clients; its figures stay.' })
  segmentRetire(
    @Arg('input', () => RegistryObjectInput, { description: 'Which one.' }) input: RegistryObjectInput,
    @Ctx() context: RequestContext,
  ): Outcome {
    return payload(context, 'segment', () => retireEntry(context, 'SEGMENT', input.id));
  }
}
