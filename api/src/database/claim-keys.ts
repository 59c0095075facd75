import pg from 'pg';

/**
 * Ties keys to the database at `url`, which keeps a fingerprint of each from the first server that was started on it.
 * @param url of the login, which owns the tables; they have been migrated
 * @param fingerprints by name of the key, 32 bytes each
 * @returns names of the keys that are not those of this database; none where all are
 */
export async function claimKeys(url: string, fingerprints: ReadonlyMap<string, Buffer>): Promise<string[]> {
  const names = [...fingerprints.keys()];
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `insert into installation_key (name, fingerprint) select * from unnest($1::text[], $2::bytea[])
       on conflict (name) do nothing`,
      [names, [...fingerprints.values()]],
    );
    const { rows } = await client.query<{ name: string; fingerprint: Buffer }>(
      'select name, fingerprint from installation_key where name = any ($1)',
      [names],
    );
    return rows.filter(({ name, fingerprint }) => !fingerprints.get(name)!.equals(fingerprint)).map(({ name }) => name);
  } finally {
    await client.end();
  }
}
