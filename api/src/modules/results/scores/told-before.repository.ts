import type { ClientBase } from 'pg';
import type { DayRange } from '../../../kernel/calendar.ts';

/** What earlier editions of a quarter told of a service: weights, or shares of modes weighted by them. */
export interface ToldBefore {
  weights: boolean;
  modes: boolean;
}

/**
 * What all editions of a quarter told so far, by service. Whoever keeps an edition with shares of modes knows by the weights
 * of a later one what they are shares of, and the other way round.
 */
export async function readToldBefore(client: ClientBase, quarter: DayRange): Promise<Map<string, ToldBefore>> {
  const { rows } = await client.query<ToldBefore & { id: string }>(
    `select subject_id as id,
       bool_or(experienced @? '$.*.weights') as weights,
       bool_or(experienced @? '$.*.shares[*] ? (@.factor == "MODE")'
         or experienced @? '$.*.rests[*] ? (@.factor == "MODE" && @.atMost > 0 && @.step < 100)') as modes
     from publication, lateral (select figures->'adjusted'->'ingredients'->'AS_EXPERIENCED' as experienced) told
     where grain = 'QUARTER' and period_from = $1 and stream = 'SCORE' and subject_kind = 'SERVICE'
       and breakdown = 'ALL' and experienced is not null
     group by subject_id`,
    [quarter.from],
  );
  return new Map(rows.map(({ id, weights, modes }) => [id, { weights, modes }]));
}
