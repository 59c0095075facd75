import type { ClientBase, Pool } from 'pg';
import { POLICY } from '../../../statistics/index.ts';
import type { ItemEffects, MixEffect, ModeEffect, ModeTable, ReferenceMix } from './mode-table.ts';

type Reader = Pick<Pool | ClientBase, 'query'>;

/**
 * Frozen mode tables, newest first.
 * @param which a version, or the number of tables wanted
 */
export async function readModeTables(client: Reader, which: string | number): Promise<ModeTable[]> {
  const [condition, value] = typeof which === 'string' ? ['where t.version = $1', which] : ['', which];
  const limit = typeof which === 'string' ? 'limit 1' : 'limit $1';
  const { rows } = await client.query<Omit<ModeTable, 'items'> & { items: ItemEffects[] | null }>(
    `select t.version, t.made_at as "madeAt", t.method_version as "methodVersion", t.service_spread as spread,
       t.told,
       json_build_object('from', t.window_from, 'to', t.window_to) as window,
       (select json_agg(json_build_object('item', i.item, 'answers', i.answers, 'units', i.units,
          'components', i.components, 'keys', i.keys, 'covariance', i.covariance, 'interaction', i.interaction,
          'modeInteraction', i.mode_interaction, 'classes', i.mode_classes, 'modes', coalesce(m.modes, '[]'), 'mix', coalesce(x.mix, '[]'))
          order by array_position(array['SAT', 'EASE', 'TIME'], i.item))
        from mode_table_item i
        left join lateral (
          select json_agg(json_build_object('mode', e.mode, 'effect', e.effect, 'standardError', e.standard_error,
            'answers', e.answers, 'referenceAnswers', e.reference_answers, 'basis', e.basis, 'isUsable', e.is_usable,
            'reason', e.reason) order by e.mode) as modes
          from mode_effect e where e.version = i.version and e.item = i.item) m on true
        left join lateral (
          select json_agg(json_build_object('factor', e.factor, 'key', e.key, 'effect', e.effect,
            'standardError', e.standard_error, 'answers', e.answers, 'isReference', e.is_reference)
            order by e.factor, e.key) as mix
          from mix_effect e where e.version = i.version and e.item = i.item) x on true
        where i.version = t.version) as items
     from mode_table t ${condition} order by t.window_to desc, t.made_at desc ${limit}`,
    [value],
  );
  return rows.map((row) => ({ ...row, items: row.items ?? [] }));
}

/**
 * Freezes a mode table.
 * @returns false when there is one of this version already: it stays as it is
 */
export async function writeModeTable(client: ClientBase, table: ModeTable): Promise<boolean> {
  const { version, window, madeAt, items, spread, told } = table;
  const { rowCount } = await client.query(
    `insert into mode_table (version, window_from, window_to, made_at, method_version, service_spread, told)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (version) do nothing`,
    [
      version,
      window.from,
      window.to,
      madeAt,
      POLICY.methodVersion,
      JSON.stringify(spread),
      told ? JSON.stringify(told) : null,
    ],
  );
  if (rowCount === 0) return false;
  await client.query(
    `insert into mode_table_item (version, item, answers, units, components, keys, covariance, interaction, mode_interaction,
       mode_classes)
     select $1, r.item, r.answers, r.units, r.components, r.keys, r.covariance, r.interaction, r."modeInteraction", r.classes
     from jsonb_to_recordset($2::jsonb) as r (item text, answers bigint, units integer, components integer, keys text[],
       covariance jsonb, interaction jsonb, "modeInteraction" jsonb, classes jsonb)`,
    [version, JSON.stringify(items)],
  );
  await client.query(
    `insert into mode_effect (version, item, mode, effect, standard_error, answers, reference_answers, basis, is_usable, reason)
     select $1, r.item, r.mode, r.effect, r."standardError", r.answers, r."referenceAnswers", r.basis, r."isUsable", r.reason
     from jsonb_to_recordset($2::jsonb) as r (item text, mode text, effect float8, "standardError" float8, answers bigint,
       "referenceAnswers" bigint, basis text, "isUsable" boolean, reason text)`,
    [version, JSON.stringify(items.flatMap(({ item, modes }) => modes.map((row: ModeEffect) => ({ ...row, item }))))],
  );
  await client.query(
    `insert into mix_effect (version, item, factor, key, effect, standard_error, answers, is_reference)
     select $1, r.item, r.factor, r.key, r.effect, r."standardError", r.answers, r."isReference"
     from jsonb_to_recordset($2::jsonb) as r (item text, factor text, key text, effect float8, "standardError" float8,
       answers bigint, "isReference" boolean)`,
    [version, JSON.stringify(items.flatMap(({ item, mix }) => mix.map((row: MixEffect) => ({ ...row, item }))))],
  );
  return true;
}

/** Frozen reference mixes, newest first. */
export async function readReferenceMixes(
  client: Reader,
  { year = null, atMost = 1 }: { year?: number | null; atMost?: number } = {},
): Promise<ReferenceMix[]> {
  const { rows } = await client.query<Omit<ReferenceMix, 'total'> & { total: string }>(
    `select m.year, m.weighting, m.total, m.made_at as "madeAt",
       json_build_object('from', m.period_from, 'to', m.period_to) as period,
       (select json_agg(json_build_object('channel', s.channel, 'segment', s.segment, 'count', s.count)
          order by s.channel, s.segment)
        from reference_mix_share s where s.year = m.year) as shares
     from reference_mix m where $1::integer is null or m.year = $1 order by m.year desc limit $2`,
    [year, atMost],
  );
  return rows.map((row) => ({ ...row, total: Number(row.total) }));
}

/** Freezes the mix of a year. @returns false when that year has one already: it stays as it is */
export async function writeReferenceMix(client: ClientBase, mix: ReferenceMix): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into reference_mix (year, weighting, period_from, period_to, total, made_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (year) do nothing`,
    [mix.year, mix.weighting, mix.period.from, mix.period.to, mix.total, mix.madeAt],
  );
  if (rowCount === 0) return false;
  await client.query(
    `insert into reference_mix_share (year, channel, segment, count)
     select $1, r.channel, r.segment, r.count
     from jsonb_to_recordset($2::jsonb) as r (channel text, segment text, count bigint)`,
    [mix.year, JSON.stringify(mix.shares)],
  );
  return true;
}
