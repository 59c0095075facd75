import type { EntityManager } from '@mikro-orm/postgresql';
import type { Entry } from './directory.ts';

/** A row with what hangs on it, as the audit trail keeps it: names of columns, UUIDs. */
export type Snapshot = Record<string, unknown> & { id: string };

const SNAPSHOT: Record<Entry['kind'], string> = {
  AUTHORITY: `select to_jsonb(t) as row from authority t where id = ?`,
  SERVICE: `select to_jsonb(t) || jsonb_build_object(
      'touchpoints', (select coalesce(jsonb_agg(touchpoint_id order by touchpoint_id), '[]')
        from touchpoint_service where service_id = t.id),
      'journey_stages', (select coalesce(jsonb_agg(journey_stage_id order by journey_stage_id), '[]')
        from journey_stage_service where service_id = t.id)) as row
    from service t where id = ?`,
  LIFE_SITUATION: `select to_jsonb(t) || jsonb_build_object('stages', (
      select coalesce(jsonb_agg(jsonb_build_object('id', stage.id, 'name', stage.name, 'services', (
        select coalesce(jsonb_agg(service_id order by position), '[]')
        from journey_stage_service where journey_stage_id = stage.id)) order by stage.position), '[]')
      from journey_stage stage where stage.life_situation_id = t.id)) as row
    from life_situation t where id = ?`,
  TOUCHPOINT: `select to_jsonb(t) || jsonb_build_object('services', (
      select coalesce(jsonb_agg(service_id order by service_id), '[]')
      from touchpoint_service where touchpoint_id = t.id)) as row
    from touchpoint t where id = ?`,
  SEGMENT: `select to_jsonb(t) as row from segment t where id = ?`,
};

/** The object as it is in this transaction, locked until its end; null when there is none. */
export async function takeSnapshot(em: EntityManager, kind: Entry['kind'], id: string): Promise<Snapshot | null> {
  const [found] = await em.execute<{ row: Snapshot }[]>(`${SNAPSHOT[kind]} for update of t`, [id]);
  return found?.row ?? null;
}

/** UUID of the authority whose staff may read about the object; null for what belongs to all. */
export function ownerOf(kind: Entry['kind'], snapshot: Snapshot): string | null {
  if (kind === 'AUTHORITY') return snapshot.id;
  return ((snapshot.authority_id ?? snapshot.lead_authority_id) as string | undefined) ?? null;
}
