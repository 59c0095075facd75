import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { type Receipt, readReceipt } from './receipt.ts';
import { ReceiptType } from './receipt.graphql.ts';

@Resolver()
export class ReceiptResolver {
  @Query(() => ReceiptType, {
    nullable: true,
    description: 'What became of a rating; null for a code that is no receipt, however it is malformed.',
    complexity: ({ childComplexity }) => childComplexity + 10,
  })
  receipt(
    @Arg('code', () => String, { description: 'The receipt, in any spelling.' }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<Receipt | null> {
    return readReceipt(context, code);
  }
}
