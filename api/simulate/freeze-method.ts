import type { Channel } from '@otklik/schema';
import { estimateEffects } from '../src/modules/results/mode-table/estimate-effects.rules.ts';
import { serviceSpread } from '../src/modules/results/mode-table/service-spread.rules.ts';
import { routeKey } from '../src/modules/results/mode-table/mode-cells.rules.ts';
import type { ModeTable, ReferenceMix } from '../src/modules/results/mode-table/mode-table.ts';
import { type MethodInForce, methodInForce } from '../src/modules/results/scores/method-in-force.rules.ts';
import { POLICY } from '../src/statistics/index.ts';
import { type AnswerCell, type ClientGroup, flowOf, strataOf } from './draw-answers.ts';
import { type CalendarOfRun, TABLE_WINDOW } from './run-calendar.ts';

/** What figures are adjusted with, all there. */
export type FrozenForRun = MethodInForce & { table: ModeTable; mix: ReferenceMix };

/** Channels whose invited clients are drawn into a mode. */
const DRAWN_CHANNELS: readonly Channel[] = ['TELEPHONE', 'IN_PERSON', 'WRITTEN'];

/** The mode table of the last four quarters and the reference mix of the last calendar year. */
export function freezeMethod(
  clients: readonly ClientGroup[],
  cells: readonly AnswerCell[],
  { table, mix }: CalendarOfRun,
): FrozenForRun {
  const madeAt = new Date(0);
  const shares = new Map<string, ReferenceMix['shares'][number]>();
  for (const { channel, segment, transactions } of flowOf(clients, mix.months)) {
    const share = shares.get(`${channel}|${segment}`) ?? { channel, segment, count: 0 };
    share.count += transactions;
    shares.set(`${channel}|${segment}`, share);
  }
  // In the simulated country every invitation of these channels is drawn, and everybody speaks one language.
  const effectStrata = strataOf(cells, TABLE_WINDOW).map((stratum) => ({ ...stratum, language: 'RU' as const }));
  const drawn = new Set(
    effectStrata
      .filter(({ sourceClass, channel }) => sourceClass === 'RANDOM' && DRAWN_CHANNELS.includes(channel))
      .map(({ subjectId, channel, mode }) => routeKey(subjectId, channel, mode)),
  );
  const items = [estimateEffects(effectStrata, 'SAT', drawn)];
  const frozen = {
    table: {
      version: table.version,
      window: table.window,
      madeAt,
      methodVersion: POLICY.methodVersion,
      items,
      spread: serviceSpread(effectStrata, items),
    },
    mix: {
      year: mix.year,
      weighting: 'FLOW' as const,
      period: mix.period,
      total: [...shares.values()].reduce((sum, { count }) => sum + count, 0),
      madeAt,
      shares: [...shares.values()],
    },
  };
  return { ...methodInForce({ ...frozen, links: [] }), ...frozen };
}
