import type { Pools } from '../../src/database/pools.ts';
import type { MonthMemory } from '../../src/modules/results/index.ts';
import { LookedMonths } from '../../src/modules/results/month-memory.ts';
import { TALLY_PARTS, type TallyRow } from '../../src/modules/results/tally.repository.ts';
import type { TallyQuery } from '../../src/modules/results/tally-query.ts';
import { TallyReader } from '../../src/modules/results/tally-reader.ts';
import type { FiguresWorld } from './figures-world.ts';

/** What memory may answer, and what it may not. */
export const QUERIES: TallyQuery[] = (
  [
    { period: { from: '2026-04-01', to: '2026-06-30' } },
    { period: { from: '2026-03-01', to: '2026-11-30' }, bucket: 'MONTH' },
    { period: { from: '2026-03-01', to: '2026-11-30' }, bucket: 'QUARTER' },
    // A month less some of its days, days at both ends, and days alone.
    { period: { from: '2026-03-03', to: '2026-09-28' } },
    { period: { from: '2026-05-20', to: '2026-08-07' } },
    { period: { from: '2026-07-05', to: '2026-07-09' } },
    // To a day after which nothing is known, and to one before the last that is.
    { period: { from: '2026-09-01', to: '2026-11-18' } },
    { period: { from: '2026-09-01', to: '2026-11-13' } },
    { period: { from: '2026-09-01', to: '2026-11-18' }, bucket: 'MONTH' },
    { period: { from: '2026-04-01', to: '2026-08-31' }, bucket: 'WEEK' },
    { period: { from: '2026-04-01', to: '2026-06-30' }, by: 'CHANNEL' },
    { period: { from: '2026-04-01', to: '2026-06-30' }, filter: { modes: ['WEB'] } },
    { period: { from: '2026-03-03', to: '2026-09-28' }, filter: { channels: ['PORTAL'], modes: ['WEB'] } },
    { period: { from: '2026-03-01', to: '2026-11-30' }, bucket: 'MONTH', filter: { channels: ['TELEPHONE'] } },
    { period: { from: '2026-04-01', to: '2026-06-30' }, filter: { languages: ['EN'] } },
  ] as Partial<TallyQuery>[]
).flatMap((query) => (['SCORE', 'OPEN'] as const).map((stream) => ({ filter: null, ...query, stream }) as TallyQuery));

/** Where questions are asked. */
export interface Asked {
  world: FiguresWorld;
  pools: Pools;
}

/** Tallies and strata of four subjects, and the full cells of all services, asked in one request. */
export async function answersTo(queries: readonly TallyQuery[], memory: MonthMemory, { world, pools }: Asked) {
  const { registry, platform } = world.api;
  const reader = new TallyReader(pools.figures, platform.directory, new LookedMonths(memory));
  const subjects = [
    world.subject('SERVICE', registry.service),
    world.subject('SERVICE', registry.otherService),
    world.subject('AUTHORITY', registry.ministry),
    world.subject('AUTHORITY', registry.agency),
  ];
  const asked = queries.flatMap((query) => subjects.map((subject) => ({ query, subject })));
  const tallies = await Promise.all(
    asked.map(async ({ query, subject }) => {
      const found = await reader.tallies(subject, query, TALLY_PARTS);
      return found.toSorted((a, b) => (`${a.bucket}${a.key}` < `${b.bucket}${b.key}` ? -1 : 1));
    }),
  );
  const strata = await Promise.all(
    asked.map(async ({ query: { by: _by, ...query }, subject }) => {
      const buckets = await reader.strata(subject, query, TALLY_PARTS);
      const found = buckets.flatMap(({ bucket, strata: ofBucket }) => ofBucket.map((one) => ({ bucket, ...one })));
      const nameOf = ({ bucket, subjectId, channel, mode, segment, sourceClass }: (typeof found)[number]) =>
        [bucket, subjectId, channel, mode, segment, sourceClass].join();
      return found.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    }),
  );
  const services = platform.directory.all('SERVICE').map(({ id }) => id);
  const cells: TallyRow[][] = [];
  for (const { period, stream, filter } of queries) {
    const found = await reader.cells(services, { period, stream, filter }, TALLY_PARTS);
    const nameOf = ({ subjectId, key, tally }: TallyRow) => [subjectId, key, ...tally.instrumentVersions].join();
    cells.push(found.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)));
  }
  return [...tallies, ...strata, ...cells];
}

/** Only one segment, and that with a filter that strata do not know. */
export const inSegment = ({ world }: Asked): TallyQuery[] => {
  const { segment, portal } = world.api.registry;
  const rest = { period: { from: '2026-04-01', to: '2026-08-31' }, stream: 'SCORE' } as const;
  return [
    { ...rest, filter: { segmentIds: [segment] } },
    { ...rest, filter: { segmentIds: [segment], touchpointIds: [portal] } },
  ];
};
