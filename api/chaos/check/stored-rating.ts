import pg from 'pg';
import type { Content, Place } from '../workload/operation.ts';

/** Where a rating lies. What it is about is a service, told by its slug; anything else is told by null. */
export type StoredPlace = Omit<Place, 'service' | 'day'> & { service: string | null; day: string };

/** A submission as it lies in the database, with its rating unless it was withdrawn. */
export interface StoredRating {
  id: string;
  isWithdrawn: boolean;
  rating: { revision: number; status: string; content: Content; place: StoredPlace } | null;
}

/** All that was found. */
export interface StoredContent {
  /** One for each row of `submission`; an id that is there twice comes twice. */
  submissions: StoredRating[];
  /** Ratings that belong to no submission, or to more than one. */
  strayRatings: number;
  /** Ratings as a count of the table says. */
  ratings: number;
  /** Comments whose rating is not there. */
  strayComments: number;
}

interface Row extends Content, StoredPlace {
  id: string;
  withdrawn: boolean;
  rating_id: string | null;
  revision: number;
  status: string;
}

/**
 * Reads everything, from the tables themselves: an index that lost or doubled an entry must not hide it.
 * @param adminUrl connection string of the superuser, before whom row-level security hides nothing
 */
export async function readStored(adminUrl: string): Promise<StoredContent> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('set enable_indexscan = off; set enable_indexonlyscan = off; set enable_bitmapscan = off');
    const { rows } = await client.query<Row>(
      `select s.id, s.withdrawn_on is not null as withdrawn, r.id as rating_id, r.revision, r.status,
         r.sat, r.ease, r.time, r.result, c.raw_text as comment,
         to_char(r.day, 'YYYY-MM-DD') as day, cell.mode, service.slug as service
       from submission s left join rating r on r.id = s.rating_id
         left join cell on cell.id = r.cell_id
         left join service on cell.subject_kind = 'SERVICE' and service.id = cell.subject_id
         left join comment c on c.rating_id = r.id and c.question = 'IMPROVE'`,
    );
    const count = async (query: string) => {
      const found = await client.query<{ n: number }>(`select count(*)::integer as n from ${query}`);
      return found.rows[0]!.n;
    };
    return {
      submissions: rows.map((row) => ({ id: row.id, isWithdrawn: row.withdrawn, rating: ratingIn(row) })),
      strayRatings: await count(
        `(select r.id from rating r left join submission s on s.rating_id = r.id group by r.id having count(s.id) <> 1) x`,
      ),
      ratings: await count('rating'),
      strayComments: await count('comment c where not exists (select from rating r where r.id = c.rating_id)'),
    };
  } finally {
    await client.end();
  }
}

function ratingIn({ rating_id, revision, status, ...row }: Row): StoredRating['rating'] {
  if (rating_id === null) return null;
  const { sat, ease, time, result, comment, service, mode, day } = row;
  return { revision, status, content: { sat, ease, time, result, comment }, place: { service, mode, day } };
}
