import { readModeTables, readReferenceMixes } from '../src/modules/results/mode-table/frozen.repository.ts';
import type { ModeTable } from '../src/modules/results/mode-table/mode-table.ts';
import { attack, type Verdict } from './attack/attack.ts';
import { attackEditions, type EditionsVerdict, type SeenEdition } from './attack/attack-editions.ts';
import { attackModeTables } from './attack/attack-mode-tables.ts';
import { attackSuccessiveTables } from './attack/attack-successive-tables.ts';
import { attackReferenceMixes } from './attack/attack-reference-mixes.ts';
import type { FrozenVerdict } from './attack/frozen-verdict.ts';
import { asShown, readModeTableTruth } from './attack/mode-table-truth.ts';
import { mixAsShown, readReferenceMixTruth } from './attack/reference-mix-truth.ts';
import { readBasisTruth, readTruth } from './attack/truth.ts';
import { type Collection, collect, readPublicSchema } from './collect/collect.ts';
import { Outsider } from './collect/outsider.ts';
import { listModeTables, type ShownModeTable } from './collect/mode-tables.ts';
import { comparePages, type PagesRead } from './collect/pages.ts';
import { checkEffects, checkReports, listReports } from './collect/reports.ts';
import { modeTableByItself, modeTableBySize, modeTableWithFrozenErrors } from './controls/weakened-mode-table.ts';
import { referenceMixBySize } from './controls/weakened-reference-mix.ts';
import { type Control, weakenedSteps } from './controls/weakened-steps.ts';
import { type AuditedApi, startAuditedApi } from './country/audited-api.ts';
import { rateBridgedCountry, rateBridgedCountryAfter } from './country/bridged-country.ts';
import { type AuditCluster, copyDatabase, dropDatabase } from './country/databases.ts';
import { publish } from './country/publish.ts';
import { rateWeightedCountry } from './country/weighted-country.ts';
import { rateSmallCountry, rateLate, storeSmallCountry } from './country/small-country.ts';
import { type SmallCells, weighSmallCells } from './attack/small-cells.ts';

/** What was examined, and what came out. */
export interface Examination {
  country: string;
  control: Control | null;
  publishing: { rows: number; ms: number; processorMs: number };
  requests: number;
  verdict: Verdict;
  modeTables: FrozenVerdict;
  /** All tables together, with the quarters behind them. */
  successiveTables: FrozenVerdict;
  referenceMixes: FrozenVerdict;
  smallCells: SmallCells;
  editions: EditionsVerdict | null;
  pages: PagesRead | null;
  reports: string[];
  /** Effects of grade A and B that were looked at, and what they are made of beyond public months. */
  effects: { read: number; faults: string[] };
}

/** A day on which September is closed, days on which October and November are, and one on which the next quarter is. */
const CLOSED = new Date('2026-10-20T09:00:00Z');
const NEXT_CLOSES = [new Date('2026-11-20T09:00:00Z'), new Date('2026-12-20T09:00:00Z')];
const NEXT_QUARTER_CLOSED = new Date('2027-01-20T09:00:00Z');
const MONTHS = ['2026-04-01', '2026-05-01', '2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01'];

/** Publishes what a database holds with these steps, collects all of it as an outsider, and attacks it. */
export async function examineCountry(
  cluster: AuditCluster,
  template: string,
  country: string,
  {
    schema,
    control = null,
    pagesFile = null,
    quarters = Infinity,
  }: { schema: URL | string; control?: Control | null; pagesFile?: string | null; quarters?: number },
): Promise<Examination> {
  const database = await copyDatabase(cluster, template);
  const clock = { now: () => new Date() };
  const api = await startAuditedApi(database.url, clock, pagesFile);
  try {
    const publishing = await publish(api.platform, clock, control ? weakenedSteps(control) : {});
    const outsider = new Outsider(api.origin);
    const collection = await collect(outsider, readPublicSchema(schema), { quarters });
    const verdict = attack(collection, await readTruth(api.platform.pool));
    const pages = pagesFile ? await comparePages(outsider, collection) : null;
    // Reports speak of months that were not collected where only some quarters were.
    const reports = quarters === Infinity ? await listReports(outsider) : null;
    return {
      country,
      control,
      publishing,
      requests: outsider.asked,
      verdict,
      ...(await examineFrozen(api, collection, control)),
      smallCells: weighSmallCells(collection),
      editions: null,
      pages,
      reports: reports ? checkReports(collection, reports) : [],
      effects: reports ? checkEffects(collection, reports) : { read: 0, faults: [] },
    };
  } finally {
    await api.close();
    await dropDatabase(cluster, database);
  }
}

/** A random small country: published, rated late and published again with each of two more months; all editions attacked. */
export async function examineSmallCountry(
  cluster: AuditCluster,
  seed: number,
  { schema, control = null }: { schema: URL | string; control?: Control | null },
): Promise<Examination> {
  return withOwnApi(cluster, async ({ platform, origin }, clock) => {
    const country = await storeSmallCountry(platform, seed);
    await rateSmallCountry(platform, country, MONTHS);
    const steps = control ? weakenedSteps(control) : {};
    const publishing = await publish(platform, clock, steps);
    const publicSchema = readPublicSchema(schema);
    const outsider = new Outsider(origin);
    const first = { collection: await collect(outsider, publicSchema), truth: await readTruth(platform.pool) };
    const verdict = attack(first.collection, first.truth);
    // Before anything comes late: a table is frozen with its quarter.
    const frozen = await examineFrozen({ platform }, first.collection, control);

    let editions: EditionsVerdict | null = null;
    if (!control || control === 'EDITIONS_APART') {
      const seen: SeenEdition[] = [first];
      for (const close of NEXT_CLOSES) {
        await rateLate(platform, country, MONTHS);
        clock.time = close;
        await publish(platform, clock, steps);
        seen.push({ collection: await collect(outsider, publicSchema), truth: await readBasisTruth(platform.pool) });
      }
      editions = attackEditions(seen);
    }
    return {
      ...NOTHING_MORE,
      country: `random country ${seed}`,
      control,
      publishing,
      requests: outsider.asked,
      verdict,
      ...frozen,
      smallCells: weighSmallCells(first.collection),
      editions,
    };
  });
}

/** A country that tells of what its scores are made, published once; then rated and published another quarter, for its next mode table. */
export async function examineBridgedCountry(
  cluster: AuditCluster,
  seed: number,
  { schema, control = null }: { schema: URL | string; control?: Control | null },
): Promise<Examination> {
  return withOwnApi(cluster, async ({ platform, origin }, clock) => {
    const authority = await rateBridgedCountry(platform, seed);
    const steps = control ? weakenedSteps(control) : {};
    const publishing = await publish(platform, clock, steps);
    const outsider = new Outsider(origin);
    const collection = await collect(outsider, readPublicSchema(schema));
    const [truth, frozen] = [await readTruth(platform.pool), await examineFrozen({ platform }, collection, control)];
    clock.time = NEXT_QUARTER_CLOSED;
    await rateBridgedCountryAfter(platform, authority);
    await publish(platform, clock, steps);
    return {
      ...NOTHING_MORE,
      country: `bridged country ${seed}`,
      control,
      publishing,
      requests: outsider.asked,
      verdict: attack(collection, truth),
      ...frozen,
      successiveTables: await examineSuccessive({ platform }, await listModeTables(outsider), control),
      smallCells: weighSmallCells(collection),
    };
  });
}

/** A country whose scores transactions weight, published once. */
export async function examineWeightedCountry(
  cluster: AuditCluster,
  seed: number,
  { schema, control = null }: { schema: URL | string; control?: Control | null },
): Promise<Examination> {
  return withOwnApi(cluster, async ({ platform, origin }, clock) => {
    await rateWeightedCountry(platform, seed);
    const publishing = await publish(platform, clock, control ? weakenedSteps(control) : {});
    const outsider = new Outsider(origin);
    const collection = await collect(outsider, readPublicSchema(schema));
    return {
      ...NOTHING_MORE,
      country: `weighted country ${seed}`,
      control,
      publishing,
      requests: outsider.asked,
      verdict: attack(collection, await readTruth(platform.pool)),
      ...(await examineFrozen({ platform }, collection, control)),
      smallCells: weighSmallCells(collection),
    };
  });
}

const WEAKENED_TABLES: Partial<Record<Control, (table: ModeTable) => ModeTable>> = {
  MODE_TABLES_BY_SIZE: modeTableBySize,
  MODE_TABLES_APART: modeTableByItself,
  MODE_TABLES_ERRORS_FROZEN: modeTableWithFrozenErrors,
};

/** Attacks the frozen tables and mixes that were seen, or in their controls those that would be without the rule. */
async function examineFrozen(
  { platform }: Pick<AuditedApi, 'platform'>,
  { modeTables, referenceMixes }: Collection,
  control: Control | null,
): Promise<Pick<Examination, 'modeTables' | 'successiveTables' | 'referenceMixes'>> {
  const { pool } = platform;
  const tables = await tablesSeen({ platform }, modeTables, control);
  const mixes =
    control === 'MIXES_BY_SIZE'
      ? (await readReferenceMixes(pool, { atMost: 100 })).map((mix) => mixAsShown(referenceMixBySize(mix)))
      : referenceMixes;
  return {
    modeTables: attackModeTables(tables, await readModeTableTruth(pool)),
    successiveTables: await examineSuccessive({ platform }, modeTables, control),
    referenceMixes: attackReferenceMixes(mixes, await readReferenceMixTruth(pool), tables),
  };
}

/** Attacks all frozen tables together. */
const examineSuccessive = async (
  api: Pick<AuditedApi, 'platform'>,
  shown: readonly ShownModeTable[],
  control: Control | null,
): Promise<FrozenVerdict> =>
  attackSuccessiveTables(await tablesSeen(api, shown, control), await readModeTableTruth(api.platform.pool));

async function tablesSeen(
  { platform: { pool } }: Pick<AuditedApi, 'platform'>,
  shown: readonly ShownModeTable[],
  control: Control | null,
): Promise<readonly ShownModeTable[]> {
  const weakened = control && WEAKENED_TABLES[control];
  return weakened ? (await readModeTables(pool, 100)).map((table) => asShown(weakened(table))) : shown;
}

/** Countries of the audit's own have neither reports nor pages that are read. */
const NOTHING_MORE = { editions: null, pages: null, reports: [], effects: { read: 0, faults: [] } };

/** The api on an empty database of its own, on the day on which September is closed. */
async function withOwnApi(
  cluster: AuditCluster,
  examine: (api: AuditedApi, clock: { time: Date; now: () => Date }) => Promise<Examination>,
): Promise<Examination> {
  const database = await copyDatabase(cluster);
  const clock = { time: CLOSED, now: () => clock.time };
  const api = await startAuditedApi(database.url, clock);
  try {
    return await examine(api, clock);
  } finally {
    await api.close();
    await dropDatabase(cluster, database);
  }
}

/** What is wrong with an examination of the product: nothing may be. */
export function faultsOf(examination: Examination): string[] {
  const { country, verdict, modeTables, successiveTables, referenceMixes, editions, pages, reports, effects } =
    examination;
  const { narrowed, wrong, surprises, weighed } = verdict;
  const say = (count: number, what: string) => (count > 0 ? [`${country}: ${count} ${what}`] : []);
  return [
    ...say(narrowed.length, 'withheld group totals have fewer than 5 feasible whole numbers'),
    ...say(wrong.length, 'bounds do not hold the truth: the attack is wrong'),
    ...say(modeTables.narrowed.length, 'withheld counts of mode tables have fewer than 5 feasible whole numbers'),
    ...say(modeTables.wrong.length, 'bounds of mode tables do not hold the truth: the attack is wrong'),
    ...say(
      successiveTables.narrowed.length,
      'withheld counts of mode tables, or of their quarters, have fewer than 5 feasible whole numbers by all tables together',
    ),
    ...say(successiveTables.wrong.length, 'bounds of all mode tables do not hold the truth: the attack is wrong'),
    ...say(
      referenceMixes.narrowed.length,
      'withheld counts have fewer than 5 feasible whole numbers by a reference mix',
    ),
    ...say(referenceMixes.wrong.length, 'bounds of reference mixes do not hold the truth: the attack is wrong'),
    ...say(weighed.length, 'withheld channels have a mean by the weights that are told'),
    ...say(surprises.length, 'figures that the audit cannot place'),
    ...say(editions?.narrowed.length ?? 0, 'withheld group totals are narrowed by comparing editions'),
    ...say(editions?.late.length ?? 0, 'groups of 1–9 late answers are told by comparing editions'),
    ...say(editions?.wrong.length ?? 0, 'bounds of several editions do not hold the truth: the attack is wrong'),
    ...say(pages?.foreign.length ?? 0, 'numbers stand on public pages and not in the API'),
    ...say(reports.length, 'reports tell more than the published months'),
    ...say(effects.faults.length, 'effects are made of more than public months'),
    ...(verdict.withheld === 0 ? [`${country}: nothing is withheld, so nothing was attacked`] : []),
  ];
}
