/** SQL that stores the registry of the demo country. */
import type { PoolClient } from 'pg';
import { uuidV7 } from '../../../kernel/ids.ts';
import { BRIDGES, DEFAULT_PROBABILITY } from './bridges.ts';
import { demoRegistry } from './demo-registry.ts';

/** Ids by slug. Slugs of the demo are unique across services, life situations and touchpoints. */
export type Ids = ReadonlyMap<string, string>;

const newIds = (list: readonly { slug: string }[]) => list.map(({ slug }) => [slug, uuidV7()] as const);

/**
 * Stores the whole registry within the transaction of `client`, whose role may change it. A service that is
 * retired by now is stored as live: it has ratings to come.
 */
export async function storeRegistry(client: PoolClient): Promise<void> {
  const { authorities, services, lifeSituations, touchpoints, segments } = demoRegistry;
  const ids: Ids = new Map([authorities, services, lifeSituations, touchpoints, segments].flatMap(newIds));
  const idOf = (slug: string) => ids.get(slug) as string;
  for (const { slug, name, parent } of authorities)
    await client.query(`insert into authority (id, slug, name, parent_id) values ($1, $2, $3, $4)`, [
      idOf(slug),
      slug,
      name,
      parent ? idOf(parent) : null,
    ]);
  for (const { slug, name, spokenName, authority, audience, stage, supervision } of services)
    await client.query(
      `insert into service (id, slug, name, spoken_name, authority_id, audience, stage, supervision)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        idOf(slug),
        slug,
        name,
        spokenName,
        idOf(authority),
        audience,
        stage === 'RETIRED' ? 'LIVE' : stage,
        supervision,
      ],
    );
  for (const { slug, name, audience } of segments)
    await client.query(`insert into segment (id, slug, name, audience) values ($1, $2, $3, $4)`, [
      idOf(slug),
      slug,
      name,
      audience,
    ]);
  await storeLifeSituations(client, idOf);
  await storeTouchpoints(client, idOf);
}

async function storeLifeSituations(client: PoolClient, idOf: (slug: string) => string): Promise<void> {
  for (const { slug, name, spokenName, lead, stages } of demoRegistry.lifeSituations) {
    await client.query(
      `insert into life_situation (id, slug, name, spoken_name, lead_authority_id) values ($1, $2, $3, $4, $5)`,
      [idOf(slug), slug, name, spokenName, idOf(lead)],
    );
    for (const [index, stage] of stages.entries()) {
      const stageId = uuidV7();
      await client.query(`insert into journey_stage (id, life_situation_id, position, name) values ($1, $2, $3, $4)`, [
        stageId,
        idOf(slug),
        index + 1,
        stage.name,
      ]);
      await client.query(
        `insert into journey_stage_service (journey_stage_id, service_id, position)
         select $1, service_id, position from unnest($2::uuid[]) with ordinality as s (service_id, position)`,
        [stageId, stage.services.map(idOf)],
      );
    }
  }
}

async function storeTouchpoints(client: PoolClient, idOf: (slug: string) => string): Promise<void> {
  for (const touchpoint of demoRegistry.touchpoints) {
    const { slug, name, authority, channel, modes, maximumSourceClass, timeZone, place, ratedAsItself } = touchpoint;
    await client.query(
      `insert into touchpoint (id, slug, name, authority_id, channel, modes, maximum_source_class, time_zone, place, rated_as_itself)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [idOf(slug), slug, name, idOf(authority), channel, modes, maximumSourceClass, timeZone, place, ratedAsItself],
    );
    const probability = BRIDGES[slug]?.probability ?? DEFAULT_PROBABILITY;
    if (probability !== DEFAULT_PROBABILITY)
      await client.query('insert into bridge (touchpoint_id, probability) values ($1, $2)', [idOf(slug), probability]);
    await client.query(`insert into touchpoint_service (touchpoint_id, service_id) select $1, unnest($2::uuid[])`, [
      idOf(slug),
      touchpoint.services.map(idOf),
    ]);
  }
}

/** Stores the demo accounts that are not there yet, all with the same password. */
export async function storeStaff(client: PoolClient, passwordHash: string): Promise<void> {
  for (const { email, name, role, authority } of demoRegistry.staff)
    await client.query(
      `insert into staff_account (id, email, name, role, authority_id, password_hash)
       values ($1, $2, $3, $4, (select id from authority where slug = $5), $6) on conflict (email) do nothing`,
      [uuidV7(), email, name, role, authority, passwordHash],
    );
}
