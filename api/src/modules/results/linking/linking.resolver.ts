import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { payload } from '../../../kernel/payload.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { StaffOnly } from '../../access/index.ts';
import { endParallelRun, type ParallelRun, ParallelRunType } from '../../methodology/index.ts';
import { type TouchpointEntry, TouchpointType } from '../../registry/index.ts';
import { EstimateType } from '../estimate.graphql.ts';
import type { EstimateValue } from '../estimate-value.ts';
import type { DrawCount } from './as-drawn.rules.ts';
import { estimateLinks } from './estimate-links.ts';
import { freezeLinks, readLinks } from './freeze-links.ts';
import { differenceOf, type InstrumentLink } from './instrument-link.ts';
import {
  InstrumentLinkType,
  ParallelRunDrawType,
  ParallelRunEndInput,
  ParallelRunPayload,
  UndrawnAnswersType,
  UnlinkedItemType,
} from './linking.graphql.ts';
import { type RunDraw, runDraw } from './run-draw.ts';
import { type UnlinkedItem, unlinkedItems } from './unlinked-items.ts';

@Resolver(() => ParallelRunType)
export class ParallelRunLinks {
  @FieldResolver(() => [InstrumentLinkType], {
    description:
      'Frozen when its full quarter was over; empty before, or when it was ended early: then the series breaks. At most 3.',
  })
  links(@Root() run: ParallelRun, @Ctx() context: RequestContext): Promise<InstrumentLink[]> {
    return readLinks(context, run);
  }
}

@Resolver(() => InstrumentLinkType)
export class InstrumentLinkFields {
  @FieldResolver(() => EstimateType, {
    description: 'What the new version scores more than the old one, in points, on the same mix of services and modes.',
    complexity: 1,
  })
  difference(@Root() link: InstrumentLink, @Ctx() { viewer }: RequestContext): EstimateValue {
    return differenceOf(link, viewer ? 'STAFF' : 'PUBLIC');
  }
}

@Resolver(() => UndrawnAnswersType)
export class UndrawnAnswersFields {
  @FieldResolver(() => TouchpointType, { nullable: true, description: 'The touchpoint.' })
  touchpoint(@Root() { touchpointId }: DrawCount, @Ctx() { directory }: RequestContext): TouchpointEntry | null {
    return directory.find('TOUCHPOINT', touchpointId);
  }
}

/** What only staff see and do. */
@Resolver(() => ParallelRunType)
export class ParallelRunStaff {
  @StaffOnly('METHODOLOGIST', 'PLATFORM_ADMIN')
  @FieldResolver(() => [InstrumentLinkType], {
    description: 'The links as they would be by the answers so far. At most 3.',
    complexity: 100,
  })
  async linksSoFar(@Root() run: ParallelRun, @Ctx() context: RequestContext): Promise<InstrumentLink[]> {
    return (await estimateLinks(context, run)).flatMap(({ link }) => link ?? []);
  }

  @StaffOnly()
  @FieldResolver(() => [UnlinkedItemType], {
    description:
      'Items of the index in which the versions are not linked, and why: by the answers so far while the run goes on, beside its frozen links when it has been ended. At most 3.',
    complexity: 100,
  })
  unlinked(@Root() run: ParallelRun, @Ctx() context: RequestContext): Promise<UnlinkedItem[]> {
    return unlinkedItems(context, run);
  }

  @StaffOnly('METHODOLOGIST', 'PLATFORM_ADMIN')
  @FieldResolver(() => ParallelRunDrawType, {
    nullable: true,
    description: 'How its answers go with its draw; null where that was not counted.',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  draw(@Root() run: ParallelRun, @Ctx() context: RequestContext): Promise<RunDraw | null> {
    return runDraw(context, run);
  }

  @StaffOnly('METHODOLOGIST')
  @Mutation(() => ParallelRunPayload, {
    description:
      'Ends a parallel run: the old version is retired. After its full quarter the links are frozen, once all of its answers are compared with its draw; before, there are none.',
  })
  parallelRunEnd(
    @Arg('input', () => ParallelRunEndInput, { description: 'Which one.' }) { id }: ParallelRunEndInput,
    @Ctx() context: RequestContext,
  ): Promise<ParallelRunPayload> {
    return payload(context, 'parallelRun', async () => {
      const run = await endParallelRun(context, id, (em, ended, at) => freezeLinks(context, em, ended, at));
      // Figures of this process are joined from now on; others see the links within half a minute.
      await context.method.refresh();
      return run;
    });
  }
}
