import type { Language } from '@otklik/schema';
import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { toGlobalId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { LanguageEnum } from '../../kernel/vocabularies.ts';
import { boundedListCost } from './bounded-list.ts';
import type { ServiceEntry } from './directory.ts';
import type { JourneyStage } from './journey-stage.entity.ts';
import { JourneyStageType } from './journey-stage.graphql.ts';
import { servicesOfStage } from './registry.loaders.ts';
import { ServiceType } from './service.graphql.ts';

@Resolver(() => JourneyStageType)
export class JourneyStageFields {
  @FieldResolver(() => ID, { description: 'Global id: kind and UUID.' })
  id(@Root() stage: JourneyStage): string {
    return toGlobalId('JourneyStage', stage.id);
  }

  @FieldResolver(() => String, { description: 'Name of the step.' })
  name(
    @Root() stage: JourneyStage,
    @Arg('language', () => LanguageEnum, { nullable: true, description: 'Language; that of the request by default.' })
    language: Language | null | undefined,
    @Ctx() context: RequestContext,
  ): string {
    return stage.name[language ?? context.language];
  }

  @FieldResolver(() => [ServiceType], {
    description: 'Services used in the stage, in order; at most 30.',
    complexity: boundedListCost,
  })
  async services(@Root() { id }: JourneyStage, @Ctx() context: RequestContext): Promise<ServiceEntry[]> {
    const uses = await context.loaders.get(servicesOfStage, context).load(id);
    return uses.map(({ serviceId }) => context.directory.get('SERVICE', serviceId));
  }
}
