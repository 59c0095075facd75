import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { MikroORM } from '@mikro-orm/postgresql';
import { buildSchema } from 'type-graphql';
import { ObviousCells } from './cells.ts';
import { OBVIOUS_ENTITIES } from './entities.ts';
import { ObviousRatingResolver } from './rating.resolver.ts';
import type { ObviousContext } from './submit-rating.ts';

/** Connections of the pool: on two cores 8, 16 and 32 differed by less than one run from the next. */
const POOL = 16;

/** A running server. */
export interface ObviousServer {
  port: number;
  close(): Promise<void>;
}

/** Starts the obvious way on a database that has its tables. */
export async function startObvious(url: string, receiptKey: Buffer): Promise<ObviousServer> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: OBVIOUS_ENTITIES,
    pool: { min: POOL, max: POOL },
    forceUtcTimezone: true,
  });
  const cells = new ObviousCells();
  const server = new ApolloServer<ObviousContext>({
    schema: await buildSchema({ resolvers: [ObviousRatingResolver], validate: true }),
  });
  const { url: address } = await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port: 0 },
    context: async () => ({ em: orm.em.fork(), cells, receiptKey }),
  });
  return {
    port: Number(new URL(address).port),
    async close() {
      await server.stop();
      await orm.close(true);
    },
  };
}
