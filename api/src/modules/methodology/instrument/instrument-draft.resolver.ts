import type { StaffRole } from '@otklik/schema';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { uuidOf } from '../../../kernel/ids.ts';
import { payload } from '../../../kernel/payload.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { StaffOnly, withTenant } from '../../access/index.ts';
import { changeDraft } from './change-draft.ts';
import { createDraft } from './create-draft.ts';
import { discardDraft } from './discard-draft.ts';
import { DRAFTS_AT_MOST, findById, listDrafts } from './draft.repository.ts';
import { InstrumentType } from './instrument.graphql.ts';
import {
  InstrumentDraftChangeInput,
  InstrumentDraftCreateInput,
  InstrumentDraftDiscardInput,
  InstrumentDraftDiscardPayload,
  InstrumentPayload,
  InstrumentPublishInput,
} from './instrument.input.ts';
import type { InstrumentVersion } from './instrument-version.ts';
import { publishDraft } from './publish-draft.ts';

/** Who writes versions of the instrument, and who may look on. */
const WRITERS = ['METHODOLOGIST'] as const satisfies readonly StaffRole[];
const READERS = [...WRITERS, 'PLATFORM_ADMIN'] as const satisfies readonly StaffRole[];

@Resolver()
export class InstrumentDraftResolver {
  @StaffOnly(...READERS)
  @Query(() => [InstrumentType], {
    description: 'Drafts of the instrument, the last changed first. At most 20.',
    complexity: ({ childComplexity }) => DRAFTS_AT_MOST * (childComplexity + 1),
  })
  instrumentDrafts(@Ctx() context: RequestContext): Promise<InstrumentVersion[]> {
    return withTenant(context, (em) => listDrafts(em));
  }

  @StaffOnly(...READERS)
  @Query(() => InstrumentType, { nullable: true, description: 'A draft; null when there is none.' })
  async instrumentDraft(
    @Arg('id', () => ID, { description: 'Global id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<InstrumentVersion | null> {
    const uuid = uuidOf('Instrument', id);
    const found = uuid && (await withTenant(context, (em) => findById(em, uuid)));
    return found && found.state === 'DRAFT' ? found : null;
  }

  @StaffOnly(...WRITERS)
  @Mutation(() => InstrumentPayload, { description: 'Makes a draft from a published version.' })
  instrumentDraftCreate(
    @Arg('input', () => InstrumentDraftCreateInput, { description: 'What it is made from.' })
    input: InstrumentDraftCreateInput,
    @Ctx() context: RequestContext,
  ): Promise<InstrumentPayload> {
    return payload(context, 'instrument', () => createDraft(context, input.from ?? null));
  }

  @StaffOnly(...WRITERS)
  @Mutation(() => InstrumentPayload, { description: 'Changes texts, items, notes, checks and reasons of a draft.' })
  instrumentDraftChange(
    @Arg('input', () => InstrumentDraftChangeInput, { description: 'Which one, and what changes.' })
    input: InstrumentDraftChangeInput,
    @Ctx() context: RequestContext,
  ): Promise<InstrumentPayload> {
    return payload(context, 'instrument', () => changeDraft(context, input));
  }

  @StaffOnly(...WRITERS)
  @Mutation(() => InstrumentDraftDiscardPayload, { description: 'Discards a draft for good.' })
  instrumentDraftDiscard(
    @Arg('input', () => InstrumentDraftDiscardInput, { description: 'Which one.' }) input: InstrumentDraftDiscardInput,
    @Ctx() context: RequestContext,
  ): Promise<InstrumentDraftDiscardPayload> {
    return payload(context, 'discardedId', () => discardDraft(context, input));
  }

  @StaffOnly(...WRITERS)
  @Mutation(() => InstrumentPayload, {
    description:
      'Publishes a draft as the next version, which never changes again. It is asked everywhere within seconds; answers to earlier versions are still taken.',
  })
  instrumentPublish(
    @Arg('input', () => InstrumentPublishInput, { description: 'Which one, and how far the version is raised.' })
    input: InstrumentPublishInput,
    @Ctx() context: RequestContext,
  ): Promise<InstrumentPayload> {
    return payload(context, 'instrument', () => publishDraft(context, input));
  }
}
