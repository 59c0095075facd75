import type { Pool } from 'pg';
import { withRole } from '../../src/database/pool.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { readModeTables } from '../../src/modules/results/mode-table/frozen.repository.ts';
import { modesVaryOn } from '../../src/modules/results/mode-table/interaction.rules.ts';
import type { ModeTable } from '../../src/modules/results/mode-table/mode-table.ts';
import type { ShownModeTable } from '../collect/mode-tables.ts';
import {
  ADJUSTED,
  countKey,
  countsOf,
  EVERYWHERE,
  mixEffectKey,
  modeEffectKey,
  NO_SEGMENT,
  SIDES,
} from './mode-table-counts.ts';

/** What the referee knows of a frozen mode table and the attacker does not. */
export interface ModeTableTruth {
  version: string;
  /** Exact counts by `countKey`, by a query of its own; 0 where there is none. */
  counts: ReadonlyMap<string, number>;
  /** Keys of the counts that the table has: each of them is told or withheld. Others are shown to nobody. */
  kept: ReadonlySet<string>;
  /** What the counts are made of. */
  answers: readonly CountedAnswers[];
  /** Standard errors with all digits that there are of them, by the name of the effect: as frozen where none has a variance. */
  errors: ReadonlyMap<string, number>;
}

/** Answers of a unit, which is a service in a channel and a MAJOR version, in a mode and segment, of one quarter. */
export interface CountedAnswers {
  /** Its first day. */
  quarter: string;
  unit: string;
  channel: string;
  mode: string;
  segment: string | null;
  sat: number;
  ease: number;
  time: number;
}

/** Counts again what every frozen table was estimated from. */
export async function readModeTableTruth(pool: Pool): Promise<ModeTableTruth[]> {
  const truths: ModeTableTruth[] = [];
  for (const table of await readModeTables(pool, 100)) {
    const rows = await withRole(pool, 'otklik_acceptor', async (client) => {
      const { rows: found } = await client.query<CountedAnswers>(ANSWERS, [table.window.from, table.window.to]);
      return found;
    });
    const kept = countsOf({ items: asShown(table).items });
    truths.push({
      version: table.version,
      counts: countAnswers(rows),
      kept: new Set(kept.keys()),
      answers: rows,
      errors: exactErrors(table),
    });
  }
  return truths;
}

/** A frozen table in the shape in which the public is told, with its counts as they are: effects by channel where they vary. */
export const asShown = ({ version, window, items }: ModeTable): ShownModeTable => ({
  version,
  period: window,
  items: items.map((own) => {
    const { item, answers, modes, mix, keys, covariance } = own;
    const classes = modesVaryOn(own) ? own.classes : [];
    const effects = (all: typeof modes) => all.map(({ isUsable, ...effect }) => ({ ...effect, usable: isUsable }));
    return {
      item,
      answers,
      modes: effects(modes),
      classes: classes.map(({ channel, modes: own }) => ({ channel, modes: effects(own) })),
      mix: mix.map(({ factor, key, effect, standardError, answers: n, isReference }) => {
        return {
          factor,
          key: shownKey(factor, key),
          effect,
          standardError,
          answers: n,
          reference: isReference,
        };
      }),
      covariance: keys.flatMap((first, row) =>
        keys.slice(0, row + 1).map((second, column) => ({ first, second, value: covariance[row]![column]! })),
      ),
    };
  }),
});

const shownKey = (factor: 'CHANNEL' | 'SEGMENT', key: string): string =>
  factor === 'SEGMENT' && key !== NO_SEGMENT ? toGlobalId('Segment', key) : key;

/** Errors of a frozen table: the root of the variance where the covariance has one. */
export function exactErrors({ items }: Pick<ModeTable, 'items'>): Map<string, number> {
  const errors = new Map<string, number>();
  for (const { item, modes, classes, mix, keys, covariance } of items) {
    const add = (key: string, standardError: number | null, name?: string) => {
      const at = keys.findIndex((one) => one === name);
      if (standardError !== null)
        errors.set(key, at < 0 ? standardError : Math.sqrt(Math.max(0, covariance[at]![at]!)));
    };
    for (const { mode, standardError } of modes)
      add(modeEffectKey(item, mode, EVERYWHERE), standardError, `MODE:${mode}`);
    for (const { channel, modes: own } of classes)
      for (const { mode, standardError } of own) add(modeEffectKey(item, mode, channel), standardError);
    for (const { factor, key, standardError } of mix)
      add(mixEffectKey(item, factor, shownKey(factor, key)), standardError, `${factor}:${key}`);
  }
  return errors;
}

/** Every count that a mode table of these answers could have, by `countKey`. */
export function countAnswers(rows: readonly CountedAnswers[]): Map<string, number> {
  const counts = new Map<string, number>();
  const units = Map.groupBy(rows, ({ unit }) => unit);
  for (const [at, item] of ADJUSTED.entries()) {
    const field = (['sat', 'ease', 'time'] as const)[at]!;
    const add = (key: string, n: number) => counts.set(key, (counts.get(key) ?? 0) + n);
    for (const { channel, segment, [field]: n } of rows) {
      add(countKey({ item, kind: 'WHOLE' }), n);
      add(countKey({ item, kind: 'PART', factor: 'CHANNEL', key: channel }), n);
      const key = segment ? toGlobalId('Segment', segment) : NO_SEGMENT;
      add(countKey({ item, kind: 'PART', factor: 'SEGMENT', key }), n);
    }
    for (const own of units.values()) {
      const ofMode = Map.groupBy(own, ({ mode }) => mode);
      const answersIn = (mode: string) => (ofMode.get(mode) ?? []).reduce((sum, row) => sum + row[field], 0);
      const web = answersIn('WEB');
      for (const mode of ofMode.keys()) {
        const n = answersIn(mode);
        if (mode === 'WEB' || web === 0 || n === 0) continue;
        for (const channel of [EVERYWHERE, own[0]!.channel])
          for (const side of SIDES)
            add(countKey({ item, kind: 'EFFECT', mode, channel, side }), side === 'answers' ? n : web);
      }
    }
  }
  return counts;
}

/** A unit is a service in a channel and a MAJOR version of the questions. */
const ANSWERS = `
  select concat(cell.subject_id, ' ', touchpoint.channel, ' ', split_part(cell.instrument_version, '.', 1)) as unit,
    to_char(date_trunc('quarter', rating.day), 'YYYY-MM-DD') as quarter,
    touchpoint.channel, cell.mode, cell.segment_id as segment,
    count(rating.sat)::int as sat, count(rating.ease)::int as ease, count(rating.time)::int as time
  from rating
  join cell on cell.id = rating.cell_id
  join touchpoint on touchpoint.id = cell.touchpoint_id
  join service on cell.subject_kind = 'SERVICE' and service.id = cell.subject_id and service.audience = 'EXTERNAL'
  where rating.status = 'COUNTED' and cell.source_class in ('RANDOM', 'PROMPT') and rating.day between $1 and $2
  group by 1, 2, 3, 4, 5`;
