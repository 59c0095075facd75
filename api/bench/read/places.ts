import type { Client } from 'pg';

/** What the questions are about: slugs, and UUIDs for the same questions to raw rows. */
export interface Places {
  today: string;
  services: Place[];
  situations: Place[];
  authorities: Place[];
  touchpoints: Place[];
  segments: Place[];
  /** Global ids of improvements. */
  improvements: string[];
  reports: string[];
}

export interface Place {
  id: string;
  slug: string;
}

/** Reads what there is to ask about. @param client the login that owns the tables */
export async function readPlaces(client: Client, today: string): Promise<Places> {
  const all = async (table: string) =>
    (await client.query<Place>(`select id, slug from ${table} order by slug collate "C"`)).rows;
  const [services, situations, authorities, touchpoints, segments] = [
    await all('service'),
    await all('life_situation'),
    await all('authority'),
    await all('touchpoint'),
    await all('segment'),
  ];
  await client.query(`set role otklik_reader`);
  const reports = await client.query<{ slug: string; improvement: string }>(
    `select slug, 'imp_' || replace(improvement_id::text, '-', '') as improvement from report order by slug`,
  );
  await client.query('reset role');
  return {
    today,
    services,
    situations,
    authorities,
    touchpoints,
    segments,
    improvements: reports.rows.map(({ improvement }) => improvement),
    reports: reports.rows.map(({ slug }) => slug),
  };
}
