import { ArgsType, Field, Int } from 'type-graphql';
import type { ListArguments } from './list-entries.ts';

@ArgsType()
export class ListArgs implements ListArguments {
  @Field(() => Int, { defaultValue: 20, description: 'Rows on the page, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the row before the page; from the start without it.' })
  after?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Also what is retired.' })
  includeRetired!: boolean;
}

/** Cost of a list with `first`. */
export const listCost = ({
  args,
  childComplexity,
}: {
  args: Record<string, unknown>;
  childComplexity: number;
}): number => Number(args.first) * (childComplexity + 1);
