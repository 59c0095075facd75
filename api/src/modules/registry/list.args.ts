import { ArgsType, Field, ID, Int } from 'type-graphql';
import type { ListArguments } from './list-entries.ts';

@ArgsType()
export class ListArgs implements ListArguments {
  @Field(() => Int, { defaultValue: 20, description: 'Rows on the page, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the row before the page; from the start without it.' })
  after?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Also what is retired.' })
  includeRetired!: boolean;

  @Field(() => [ID], {
    nullable: true,
    description: 'Only these, at most 100: global ids or slugs. One that stands for nothing has no row.',
  })
  ids?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words that all occur in the slug, or in the Russian or the English name; case does not matter. At most 200 characters.',
  })
  search?: string | null;
}

/** Cost of a list with `first`. */
export const listCost = ({
  args,
  childComplexity,
}: {
  args: Record<string, unknown>;
  childComplexity: number;
}): number => Number(args.first) * (childComplexity + 1);
