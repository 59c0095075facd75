import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { AuthorityType } from './authority.graphql.ts';
import { boundedListCost } from './bounded-list.ts';
import type { AuthorityEntry, LifeSituationEntry } from './directory.ts';
import type { JourneyStage } from './journey-stage.entity.ts';
import { JourneyStageType } from './journey-stage.graphql.ts';
import { LifeSituationType } from './life-situation.graphql.ts';
import { stagesOfLifeSituation } from './registry.loaders.ts';

@Resolver(() => LifeSituationType)
export class LifeSituationFields {
  @FieldResolver(() => AuthorityType, { description: 'The authority that answers for the whole.' })
  lead(@Root() { authorityId }: LifeSituationEntry, @Ctx() { directory }: RequestContext): AuthorityEntry {
    return directory.get('AUTHORITY', authorityId);
  }

  @FieldResolver(() => [JourneyStageType], {
    description: 'Stages of the journey, in order; at most 30.',
    complexity: boundedListCost,
  })
  stages(@Root() { id }: LifeSituationEntry, @Ctx() context: RequestContext): Promise<JourneyStage[]> {
    return context.loaders.get(stagesOfLifeSituation, context).load(id);
  }
}
