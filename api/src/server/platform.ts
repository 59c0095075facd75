import type { MikroORM } from '@mikro-orm/postgresql';
import { BUILT_IN_INSTRUMENT, type Language, type Viewer } from '@otklik/schema';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { Connections } from '../database/connections.ts';
import { startOrm } from '../database/orm.ts';
import { createPools, type Pools } from '../database/pools.ts';
import type { Clock } from '../kernel/clock.ts';
import { uuidOf } from '../kernel/ids.ts';
import { LoaderRegistry, type Partner, type RequestContext } from '../kernel/request-context.ts';
import { Access } from '../modules/access/index.ts';
import { CommentRedactor } from '../modules/comments/index.ts';
import { Instruments, publishBuiltIn } from '../modules/methodology/index.ts';
import { Acceptance, RedemptionSettler } from '../modules/ratings/index.ts';
import { Directory } from '../modules/registry/index.ts';
import {
  analysesFor,
  DrawCounter,
  figuresFor,
  fixedMixFor,
  FrozenMethod,
  MethodFreezer,
  MonthMemory,
  OperationFigures,
  Publisher,
  readersFor,
  RunningSumsKeeper,
} from '../modules/results/index.ts';
import { withoutValues } from './error-answers.ts';
import { entities } from './modules.ts';

export interface PlatformOptions {
  /** Connection string of a migrated database. */
  url: string;
  receiptKey: Buffer;
  /** Generation of the keys by which new invitations are signed, 1–255; absent: the first. */
  invitationKeys?: number;
  clock: Clock;
  log: Logger;
}

/** Everything of the api that lives as long as the process, without HTTP: what requests and commands work with. */
export interface Platform {
  /** The resting one of all pools. */
  pool: Pool;
  /** All connections beside those of the ORM. */
  pools: Pools;
  orm: MikroORM;
  directory: Directory;
  instruments: Instruments;
  access: Access;
  acceptance: Acceptance;
  publisher: Publisher;
  method: FrozenMethod;
  freezer: MethodFreezer;
  redactor: CommentRedactor;
  settler: RedemptionSettler;
  draws: DrawCounter;
  months: MonthMemory;
  runningSums: RunningSumsKeeper;
  clock: Clock;
  createContext(
    asker: { viewer: Viewer | null; partner: Partner | null },
    language: Language,
    requestId: string,
  ): RequestContext;
  /** Lets what is being written finish, then closes all connections. */
  close(): Promise<void>;
}

/** Puts the parts of the api together on a migrated database. */
export async function startPlatform({
  url,
  receiptKey,
  invitationKeys,
  clock,
  log,
}: PlatformOptions): Promise<Platform> {
  const onPoolError = (error: Error) => log.warn({ err: error.message }, 'an idle connection was lost');
  const pools = createPools(url, onPoolError);
  const { resting: pool } = pools;
  const orm = await startOrm(url, entities);
  const directory = new Directory(pool);
  await directory.refresh();
  if (!(await publishBuiltIn(pools.access, clock)))
    log.error(
      { version: BUILT_IN_INSTRUMENT.version },
      'the questions in this build are not those published under their version: the published ones are asked',
    );
  const instruments = new Instruments({ pool, clock });
  await instruments.refresh();
  const method = new FrozenMethod(pool, (error) => log.error({ err: error }, 'the frozen method was not read'));
  await method.refresh();
  const access = new Access({ pool: pools.access, clock });
  const acceptance = new Acceptance({
    pool: pools.acceptance,
    lookups: pool,
    directory,
    instruments,
    clock,
    receiptKey,
    ...(invitationKeys && { invitationKeys }),
    onUnexpected: (error) => log.error({ err: withoutValues(error) }, 'a row of an import failed'),
  });
  const months = new MonthMemory({
    pool: pools.figures,
    onError: (error) => log.warn({ err: error.message }, 'a month could not be remembered'),
  });
  const redactor = new CommentRedactor({ pool, onError: (error) => log.error({ err: error }, 'redaction failed') });
  const freezer = new MethodFreezer({ pool, directory, clock, method });
  const settler = new RedemptionSettler({
    pool,
    onError: (error) => log.error({ err: error }, 'used invitations were not rewritten'),
  });
  const draws = new DrawCounter({
    pool,
    clock,
    onError: (error) => log.error({ err: error }, 'the draws of a parallel run were not counted'),
  });
  const publisher = new Publisher({
    pool,
    directory,
    clock,
    freezer,
    onError: (error) => log.error({ err: error }, 'publication failed'),
  });
  const runningSums = new RunningSumsKeeper({
    pool,
    clock,
    onError: (error) => log.error({ err: error }, 'running sums were not written'),
  });
  const { madeOfPublished } = months;
  const sources = { published: pool, madeOfPublished, tallies: pools.figures, directory, clock, method };
  /** Where the figures of a request come from. */
  const sourcesOf = ({ readers }: Pick<RequestContext, 'readers'>) => ({ ...sources, readers });
  // Made when first used: a submission never needs the ORM. On a prototype, because Apollo copies the context of every
  // request, and a copy reads all own properties.
  const lazy = {
    get em() {
      return kept(this, 'em', orm.em.fork());
    },
    get loaders() {
      return kept(this, 'loaders', new LoaderRegistry());
    },
    get readers() {
      return kept(this, 'readers', readersFor(pools.figures, { directory, method, memory: months }));
    },
    get figures() {
      const { viewer } = this as unknown as RequestContext;
      return kept(this, 'figures', figuresFor(viewer, ownAuthorities(viewer, directory), sourcesOf(this)));
    },
    get analyses() {
      const { viewer } = this as unknown as RequestContext;
      return kept(
        this,
        'analyses',
        analysesFor(ownAuthorities(viewer, directory), { ...sourcesOf(this), instruments }),
      );
    },
    get fixedMix() {
      return kept(this, 'fixedMix', fixedMixFor(sourcesOf(this)));
    },
    get operations() {
      const { viewer } = this as unknown as RequestContext;
      const authorityIds = ownAuthorities(viewer, directory);
      return kept(this, 'operations', new OperationFigures({ tallies: pools.figures, directory, authorityIds, clock }));
    },
  };
  return {
    pool,
    pools,
    orm,
    directory,
    instruments,
    access,
    acceptance,
    publisher,
    method,
    freezer,
    redactor,
    settler,
    draws,
    months,
    runningSums,
    clock,
    createContext: ({ viewer, partner }, language, requestId) =>
      Object.assign(Object.create(lazy) as typeof lazy, {
        requestId,
        viewer,
        partner,
        language,
        clock,
        pool,
        directory,
        instruments,
        acceptance,
        method,
        draws,
      }),
    async close() {
      void publisher.stop();
      method.stop();
      settler.stop();
      await draws.stop();
      await runningSums.stop();
      await months.stop();
      await redactor.stop();
      await acceptance.writer.idle();
      await acceptance.offers
        .flush()
        .catch((error: Error) => log.warn({ err: error.message }, 'the last counts of offers were not written'));
      await orm.close(true);
      await Promise.all(Object.values(pools).map((one: Pool) => one.end()));
      await Connections.to(url).closed();
    },
  };
}

/** Keeps on the object what a getter of its prototype has made, so that it is made once. */
function kept<Value>(owner: object, name: string, value: Value): Value {
  Object.defineProperty(owner, name, { value });
  return value;
}

/** UUIDs of the authorities whose figures a member of staff owns: the own one and all below; all for the platform. */
function ownAuthorities(viewer: Viewer | null, directory: Directory): ReadonlySet<string> {
  if (!viewer) return new Set();
  if (!viewer.authorityId) return new Set(directory.all('AUTHORITY').map(({ id }) => id));
  const uuid = uuidOf('Authority', viewer.authorityId);
  return new Set(uuid ? directory.find('AUTHORITY', uuid)?.withDescendants : []);
}
