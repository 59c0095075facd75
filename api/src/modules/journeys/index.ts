/** Front door of the journeys: for now the way of one rating, by its receipt. */
import { ReceiptResolver } from './receipt.resolver.ts';

export type { Receipt } from './receipt.ts';
export { ReceiptType } from './receipt.graphql.ts';

/** Resolvers of both schemas. */
export const publicResolvers = [ReceiptResolver] as const;
