import 'reflect-metadata';
import { graphql, type GraphQLSchema } from 'graphql';
import pg from 'pg';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import type { Language, StaffRole, Viewer } from '@otklik/schema';
import type { MikroORM } from '@mikro-orm/postgresql';
import { startOrm } from '../../src/database/orm.ts';
import { withRole } from '../../src/database/pool.ts';
import { createPools, type Pools } from '../../src/database/pools.ts';
import { toGlobalId, uuidV7 } from '../../src/kernel/ids.ts';
import { LoaderRegistry, type RequestContext } from '../../src/kernel/request-context.ts';
import { Access, accessEntities, staffResolvers as accessStaff } from '../../src/modules/access/index.ts';
import { publishBuiltIn } from '../../src/modules/methodology/index.ts';
import { Directory, publicResolvers, registryEntities, staffResolvers } from '../../src/modules/registry/index.ts';
import { testDatabase } from '../postgres/test-database.ts';

const build = (resolvers: readonly unknown[]): GraphQLSchema =>
  buildSchemaSync({ resolvers: resolvers as NonEmptyArray<() => unknown>, validate: false });

/** Schemas of access and registry alone; the public one first, as the server builds them. */
const publicSchema = build(publicResolvers);
publicSchema.toConfig();
const staffSchema = build([...publicResolvers, ...accessStaff, ...staffResolvers]);

/** A clock that stands still until it is set. */
export class HandClock {
  #now = new Date('2026-11-22T09:00:00Z');
  now(): Date {
    return new Date(this.#now);
  }
  pass(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds);
  }
}

/** A small country in a database of its own: a ministry, two agencies below it that must not see each other. */
export class World {
  readonly clock = new HandClock();
  readonly ids = Object.fromEntries(
    ['ministry', 'agency-a', 'agency-b', 'other-top'].map((slug) => [slug, uuidV7()]),
  ) as Record<'ministry' | 'agency-a' | 'agency-b' | 'other-top', string>;
  private constructor(
    readonly url: string,
    /** The same database as superuser. */
    readonly adminUrl: string,
    /** Connections of the login without a role: only for preparing and inspecting. */
    readonly owner: pg.Pool,
    readonly pool: pg.Pool,
    readonly pools: Pools,
    readonly orm: MikroORM,
    readonly directory: Directory,
    readonly drop: () => Promise<void>,
  ) {}

  static async start(): Promise<World> {
    const database = await testDatabase();
    const { url } = database;
    const pools = createPools(url, () => undefined);
    const pool = pools.resting;
    const orm = await startOrm(url, [...accessEntities, ...registryEntities]);
    const directory = new Directory(pool);
    const owner = new pg.Pool({ connectionString: url, max: 4 });
    // A connection that is still being closed hears that its database is dropped; unheard, it would fail the run.
    owner.on('error', () => undefined);
    owner.on('connect', (client) => client.on('error', () => undefined));
    const world = new World(url, database.adminUrl, owner, pool, pools, orm, directory, () => database.drop());
    await world.#settle();
    return world;
  }

  async stop(): Promise<void> {
    await Promise.all([this.owner, ...Object.values(this.pools)].map((pool: pg.Pool) => pool.end()));
    await this.orm.close(true);
    await this.drop();
  }

  async #settle(): Promise<void> {
    for (const [slug, id] of Object.entries(this.ids)) {
      const parent = slug.startsWith('agency') ? this.ids.ministry : null;
      await this.owner.query('insert into authority (id, slug, name, parent_id) values ($1, $2, $3, $4)', [
        id,
        slug,
        { RU: `Ведомство ${slug}`, EN: `Authority ${slug}` },
        parent,
      ]);
    }
    await publishBuiltIn(this.pool, this.clock);
    await this.directory.refresh();
  }

  /** The access of the server over this database and clock. */
  access(): Access {
    return new Access({ pool: this.pools.access, clock: this.clock });
  }

  /** A member of staff who is signed in. `authority` null is the platform. */
  viewer(role: StaffRole, authority: keyof World['ids'] | null): Viewer {
    return {
      id: toGlobalId('Account', '0192f0c5-0000-7000-8000-0000000000aa'),
      name: 'Вера Ясенева',
      email: 'vera@demo.example',
      role,
      authorityId: authority && toGlobalId('Authority', this.ids[authority]),
      authorityName: null,
    };
  }

  /** What a request of this viewer carries. */
  context(viewer: Viewer | null = null, language: Language = 'EN'): RequestContext {
    return {
      requestId: 'test',
      viewer,
      partner: null,
      language,
      clock: this.clock,
      pool: this.pool,
      em: this.orm.em.fork(),
      loaders: new LoaderRegistry(),
      directory: this.directory,
    } as unknown as RequestContext;
  }

  /** Asks the public schema, or the staff schema when there is a viewer. Fails on any error. */
  async ask(
    source: string,
    variableValues: Record<string, unknown> = {},
    viewer: Viewer | null = null,
    language: Language = 'EN',
    // oxlint-disable-next-line typescript/no-explicit-any -- answers are looked into by each test
  ): Promise<any> {
    const { data, errors } = await this.answer(source, variableValues, viewer, language);
    if (errors) throw errors[0]!.originalError ?? errors[0]!;
    return data;
  }

  /** The whole answer, with its errors. */
  answer(
    source: string,
    variableValues: Record<string, unknown> = {},
    viewer: Viewer | null = null,
    language: Language = 'EN',
  ) {
    return graphql({
      schema: viewer ? staffSchema : publicSchema,
      source,
      variableValues,
      contextValue: this.context(viewer, language),
    });
  }

  /** Asks the staff schema without being signed in. */
  answerUnsigned(source: string, variableValues: Record<string, unknown> = {}) {
    return graphql({ schema: staffSchema, source, variableValues, contextValue: this.context(null) });
  }

  /** Adds a service that already exists when the test begins. */
  async aService(slug: string, authority: keyof World['ids'], name = { RU: slug, EN: slug }): Promise<string> {
    const id = uuidV7();
    await this.owner.query(
      `insert into service (id, slug, name, spoken_name, authority_id, audience, stage)
       values ($1, $2, $3, $3, $4, 'EXTERNAL', 'LIVE')`,
      [id, slug, name, this.ids[authority]],
    );
    await this.directory.refresh();
    return id;
  }

  /** Adds a touchpoint with the services that can be rated there. */
  async aTouchpoint(slug: string, authority: keyof World['ids'], services: readonly string[] = []): Promise<string> {
    const id = uuidV7();
    await this.owner.query(
      `insert into touchpoint (id, slug, name, authority_id, channel, modes, maximum_source_class, time_zone)
       values ($1, $2, $3, $4, 'PORTAL', '{WEB}', 'PROMPT', 'Europe/Moscow')`,
      [id, slug, { RU: slug, EN: slug }, this.ids[authority]],
    );
    for (const service of services)
      await this.owner.query('insert into touchpoint_service values ($1, $2)', [id, service]);
    await this.directory.refresh();
    return id;
  }

  /** Adds a rating with a comment, as the acceptance path stores it. */
  async aRating(subjectId: string, touchpointId: string, authorityId: string): Promise<string> {
    const id = uuidV7();
    await withRole(this.pool, 'otklik_acceptor', async (client) => {
      const cell = async (subjectCellId: number | null) => {
        const { rows } = await client.query<{ id: number }>(
          `insert into cell (subject_cell_id, subject_kind, subject_id, source_class, instrument_version,
             touchpoint_id, mode, language)
           values ($1, 'SERVICE', $2, 'OPEN', '0.9.0', $3, $4, $5)
           on conflict on constraint cell_key do nothing returning id`,
          [subjectCellId, subjectId, ...(subjectCellId === null ? [null, null, null] : [touchpointId, 'WEB', 'RU'])],
        );
        return rows[0]!.id;
      };
      const cellId = await cell(await cell(null));
      await client.query(
        `insert into rating (id, cell_id, day, subject_authority_id, touchpoint_authority_id, status, sat)
         values ($1, $2, '2026-11-20', $3, $3, 'COUNTED', 4)`,
        [id, cellId, authorityId],
      );
      await client.query(
        `insert into submission (id, content_hash, receipt_hash, rating_id)
         values (gen_random_uuid(), sha256($1::text::bytea), sha256(($1::text || 'r')::bytea), $1::uuid)`,
        [id],
      );
      await client.query(
        `insert into comment (id, rating_id, question, language, raw_text, subject_kind, subject_id, touchpoint_id,
           subject_authority_id, touchpoint_authority_id, day, sat)
         values ($1, $2, 'IMPROVE', 'RU', 'Долго', 'SERVICE', $3, $4, $5, $5, '2026-11-20', 4)`,
        [uuidV7(), id, subjectId, touchpointId, authorityId],
      );
    });
    return id;
  }
}

/** Statements that `work` sends to PostgreSQL, through whatever pool. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  // oxlint-disable-next-line typescript/unbound-method -- called with the client it is taken from
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
    const [first] = args as [string | { text: string }];
    statements.push(typeof first === 'string' ? first : first.text);
    return query.apply(this, args);
  } as typeof pg.Client.prototype.query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query as typeof pg.Client.prototype.query;
  }
  return statements;
}
