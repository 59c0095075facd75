import type {
  Audience,
  Channel,
  Language,
  LocalizedText,
  Mode,
  ServiceStage,
  SourceClass,
  SubjectKind,
} from '@otklik/schema';
import type { Pool, QueryConfig } from 'pg';
import { ID_PREFIXES, type IdKind, uuidOf } from '../../kernel/ids.ts';
import { byName, nameKey } from './name-order.ts';

/** An authority as the directory knows it. `withDescendants` holds its own id and those of all below it. */
export interface AuthorityEntry {
  kind: 'AUTHORITY';
  id: string;
  slug: string;
  name: LocalizedText;
  parentId: string | null;
  withDescendants: string[];
  isRetired: boolean;
}

/** What can be rated. `authorityId` is that of the service, the lead of the situation, or of the touchpoint. */
export type SubjectEntry = ServiceEntry | LifeSituationEntry | TouchpointEntry;

export interface ServiceEntry {
  kind: 'SERVICE';
  id: string;
  slug: string;
  name: LocalizedText;
  spokenName: LocalizedText;
  authorityId: string;
  audience: Audience;
  stage: ServiceStage;
  supervision: boolean;
  isRetired: boolean;
}

export interface LifeSituationEntry {
  kind: 'LIFE_SITUATION';
  id: string;
  slug: string;
  name: LocalizedText;
  spokenName: LocalizedText;
  authorityId: string;
  isRetired: boolean;
}

export interface TouchpointEntry {
  kind: 'TOUCHPOINT';
  id: string;
  slug: string;
  name: LocalizedText;
  spokenName: LocalizedText;
  authorityId: string;
  channel: Channel;
  modes: Mode[];
  maximumSourceClass: SourceClass;
  timeZone: string;
  place: LocalizedText | null;
  ratedAsItself: boolean;
  isRetired: boolean;
}

export interface SegmentEntry {
  kind: 'SEGMENT';
  id: string;
  slug: string;
  name: LocalizedText;
  audience: Audience;
  isRetired: boolean;
}

/** Anything the registry holds: the value behind every registry type in GraphQL. */
export type Entry = AuthorityEntry | SubjectEntry | SegmentEntry;

/** Kind of the global id, which is also the name of the GraphQL type. */
export const ID_KIND = {
  AUTHORITY: 'Authority',
  SERVICE: 'Service',
  LIFE_SITUATION: 'LifeSituation',
  TOUCHPOINT: 'Touchpoint',
  SEGMENT: 'Segment',
} as const satisfies Record<Entry['kind'], IdKind>;

/** How often the version of the registry is compared, so that a change made by another process is seen. */
const REFRESH_AFTER_MS = 1_000;

/** Longest wait for the version, and for each table: whoever waits here holds up everyone who wants to rate. */
const READ_WITHIN_MS = 3_000;

/**
 * The registry in memory, for the paths that must not ask the database: accepting a rating and naming what a
 * figure is about. It is read whole at start and again whenever the version in the database has risen; a change
 * is seen within a second by every process, and at once by the one that made it (`refresh`).
 */
export class Directory {
  readonly #pool: Pool;
  #version = -1n;
  #checkedAt = 0;
  #reading: Promise<void> | null = null;
  #nextReading: Promise<void> | null = null;
  #byId = new Map<string, Entry>();
  #bySlug = new Map<string, Entry>();
  #inOrder = new Map<string, Entry[]>();
  #servicesWithin = new Map<string, string[]>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** The version of the registry that was read last. What was read may be newer, and is then read again. */
  get version(): string {
    return String(this.#version);
  }

  /**
   * Reads the registry again if it has changed. What was committed before the call is seen after it: a reading
   * under way may have begun too early, so that another follows it, shared by all who wait.
   */
  refresh(): Promise<void> {
    if (!this.#reading) return this.#read();
    const reread = () => this.#read();
    this.#nextReading ??= this.#reading.then(reread, reread).finally(() => {
      this.#nextReading = null;
    });
    return this.#nextReading;
  }

  /** Refreshes when the last look is longer than a second ago. Calls at the same time share one reading. */
  async keepFresh(nowMs: number = Date.now()): Promise<void> {
    if (nowMs - this.#checkedAt >= REFRESH_AFTER_MS) await (this.#reading ?? this.#read());
  }

  /** The entry of this kind with this global id, UUID or slug; null when there is none. */
  find<Kind extends Entry['kind']>(kind: Kind, reference: string): Extract<Entry, { kind: Kind }> | null {
    const uuid = reference.startsWith(`${ID_PREFIXES[ID_KIND[kind]]}_`) ? uuidOf(ID_KIND[kind], reference) : null;
    const entry = this.#bySlug.get(`${kind}/${reference}`) ?? this.#byId.get(uuid ?? reference);
    return entry?.kind === kind ? (entry as Extract<Entry, { kind: Kind }>) : null;
  }

  /** The entry of this kind with this UUID. @throws when there is none: the database refers to it. */
  get<Kind extends Entry['kind']>(kind: Kind, uuid: string): Extract<Entry, { kind: Kind }> {
    const entry = this.#byId.get(uuid);
    if (entry?.kind !== kind) throw new Error(`No ${kind} with id ${uuid} in the registry`);
    return entry as Extract<Entry, { kind: Kind }>;
  }

  /** The subject with this UUID. */
  subject(kind: SubjectKind, uuid: string): SubjectEntry {
    return this.get(kind, uuid);
  }

  /** All entries of a kind, in no promised order. */
  all<Kind extends Entry['kind']>(kind: Kind): Extract<Entry, { kind: Kind }>[] {
    return [...this.#byId.values()].filter((entry): entry is Extract<Entry, { kind: Kind }> => entry.kind === kind);
  }

  /** All entries of a kind by name in this language, then id. The array is shared: do not change it. */
  inOrder<Kind extends Entry['kind']>(kind: Kind, language: Language): readonly Extract<Entry, { kind: Kind }>[] {
    const key = `${kind}/${language}`;
    let entries = this.#inOrder.get(key);
    if (!entries) {
      entries = this.all(kind).sort((a, b) => byName(language, nameKey(a, language), nameKey(b, language)));
      this.#inOrder.set(key, entries);
    }
    return entries as Extract<Entry, { kind: Kind }>[];
  }

  /** UUIDs of all services of an authority and of those below it. The array is shared: do not change it. */
  servicesWithin(authorityId: string): readonly string[] {
    let ids = this.#servicesWithin.get(authorityId);
    if (!ids) {
      const authorities = new Set(this.get('AUTHORITY', authorityId).withDescendants);
      ids = this.all('SERVICE').flatMap((service) => (authorities.has(service.authorityId) ? [service.id] : []));
      this.#servicesWithin.set(authorityId, ids);
    }
    return ids;
  }

  #read(): Promise<void> {
    this.#reading = this.#load().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #load(): Promise<void> {
    const ask = <Row extends object>(text: string) =>
      this.#pool.query<Row>({ text, query_timeout: READ_WITHIN_MS } as QueryConfig);
    const { rows } = await ask<{ version: string }>('select version from registry_version');
    const version = BigInt(rows[0]!.version);
    this.#checkedAt = Date.now();
    if (version === this.#version) return;
    const [authorities, services, situations, touchpoints, segments] = await Promise.all(
      [
        `select 'AUTHORITY' as kind, id, slug, name, parent_id as "parentId", retired_at is not null as "isRetired" from authority`,
        `select 'SERVICE' as kind, id, slug, name, spoken_name as "spokenName", authority_id as "authorityId", audience, stage,
           supervision, stage = 'RETIRED' as "isRetired" from service`,
        `select 'LIFE_SITUATION' as kind, id, slug, name, spoken_name as "spokenName", lead_authority_id as "authorityId",
           retired_at is not null as "isRetired" from life_situation`,
        `select 'TOUCHPOINT' as kind, id, slug, name, name as "spokenName", authority_id as "authorityId", channel, modes,
           maximum_source_class as "maximumSourceClass", time_zone as "timeZone", place, rated_as_itself as "ratedAsItself",
           retired_at is not null as "isRetired" from touchpoint`,
        `select 'SEGMENT' as kind, id, slug, name, audience, retired_at is not null as "isRetired" from segment`,
      ].map((sql) => ask<Entry>(sql).then((result) => result.rows)),
    );
    withDescendants(authorities as AuthorityEntry[]);
    const entries = [authorities!, services!, situations!, touchpoints!, segments!].flat();
    this.#byId = new Map(entries.map((entry) => [entry.id, entry]));
    this.#bySlug = new Map(entries.map((entry) => [`${entry.kind}/${entry.slug}`, entry]));
    this.#inOrder.clear();
    this.#servicesWithin.clear();
    this.#version = version;
  }
}

/** Gives every authority the ids of those below it. The registry admits no cycle. */
function withDescendants(authorities: AuthorityEntry[]): void {
  const children = Map.groupBy(authorities, (authority) => authority.parentId);
  const collect = (authority: AuthorityEntry): string[] => [
    authority.id,
    ...(children.get(authority.id) ?? []).flatMap(collect),
  ];
  for (const authority of authorities) authority.withDescendants = collect(authority);
}
