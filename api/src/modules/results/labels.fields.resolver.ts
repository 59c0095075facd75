import { answerLabel, type Language } from '@otklik/schema';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { LanguageEnum } from '../../kernel/vocabularies.ts';
import type { DistributionValue } from './distribution-value.ts';
import { DistributionBarType, DistributionType } from './estimate.graphql.ts';

/** A bar that knows the item it belongs to, for its label. */
type LabelledBar = DistributionValue['bars'][number] & { item: DistributionValue['item'] };

@Resolver(() => DistributionType)
export class DistributionBars {
  @FieldResolver(() => [DistributionBarType], {
    description: 'From worst to best; empty when withheld. At most 5.',
    complexity: 1,
  })
  bars(@Root() { item, bars }: DistributionValue): LabelledBar[] {
    return bars.map((bar) => ({ ...bar, item }));
  }
}

@Resolver(() => DistributionBarType)
export class DistributionBarLabel {
  @FieldResolver(() => String, { description: 'Label of the point.' })
  label(
    @Root() { item, value }: LabelledBar,
    @Arg('language', () => LanguageEnum, { nullable: true, description: 'Absent: language of the request.' })
    language: Language | null | undefined,
    @Ctx() context: RequestContext,
  ): string {
    return answerLabel(item, value, language ?? context.language) ?? String(value);
  }
}
