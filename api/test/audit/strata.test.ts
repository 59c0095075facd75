import { expect, test } from 'vitest';
import { answersBehind, attackStrata } from '../../audit/attack/attack-strata.ts';
import { attackSuccessiveTables } from '../../audit/attack/attack-successive-tables.ts';
import { countedCells } from '../../src/modules/results/mode-table/counted-cells.rules.ts';
import { ADJUSTED_ITEMS } from '../../src/modules/results/mode-table/mode-table.ts';
import { areTablesSafe } from '../../src/modules/results/mode-table/tables-beside-strata.ts';
import { toldBesideEarlier } from '../../src/modules/results/mode-table/told-beside-earlier.rules.ts';
import { type ServiceAnswers, strataBesideRest } from '../../src/modules/results/scores/strata-beside-rest.rules.ts';
import { toldStrata } from '../../src/modules/results/scores/score-strata.rules.ts';
import type { Stratum } from '../../src/modules/results/scores/stratum.ts';
import { POLICY } from '../../src/statistics/index.ts';
import { type QuarterStrata, seenTablesAndStrata, type Tell } from './seen-mode-tables.ts';

const SEEDS = Array.from({ length: 60 }, (_, at) => at + 1);
/** Countries whose mode tables, frozen before, tell more beside strata. */
const OF_TELLING_TABLES = [195, 217];

async function attacked(tell: Tell, seeds = SEEDS) {
  const verdicts = [];
  for (const seed of seeds) {
    const { shown, truths, strata } = await seenTablesAndStrata(seed, toldBesideEarlier, tell);
    verdicts.push({ ...attackSuccessiveTables(shown, truths, strata), told: strata.size });
    verdicts.push({ ...attackStrata(answersBehind(truths), strata), told: 0 });
  }
  return {
    narrowed: verdicts.flatMap(({ narrowed }) => narrowed),
    wrong: verdicts.flatMap(({ wrong }) => wrong),
    told: verdicts.reduce((sum, { told }) => sum + told, 0),
  };
}

/** Services with all their answers. By which channels too few came nobody is shown. */
function servicesOf({ strata }: QuarterStrata): Map<string, ServiceAnswers & { strata: readonly Stratum[] }> {
  const services = Map.groupBy(strata, ({ subjectId }) => subjectId);
  return new Map(
    [...services].map(([service, own]) => {
      const cells = countedCells(own);
      const isWithheld: ServiceAnswers['isWithheld'] = (item, channel) =>
        cells.reduce((sum, cell) => sum + (cell.channel === channel ? cell.answers[item] : 0), 0) <
        POLICY.minimumToShow;
      return [service, { strata: own, cells, isWithheld }];
    }),
  );
}

/** Services of which every stratum has enough answers. */
function wantedIn(quarter: QuarterStrata): Set<string> {
  const isLarge = (strata: readonly Stratum[]) => Object.keys(toldStrata(strata, [], ADJUSTED_ITEMS)).length > 0;
  return new Set([...servicesOf(quarter)].flatMap(([service, { strata }]) => (isLarge(strata) ? service : [])));
}

const besideRest: Tell = (quarter) =>
  strataBesideRest({ services: servicesOf(quarter), wanted: wantedIn(quarter), already: new Set() });

const ofProduct: Tell = async (quarter, tables, quarters) => {
  const chosen = await besideRest(quarter, tables, quarters);
  const isOwn = ({ subjectId }: { subjectId: string }) => chosen.has(subjectId);
  const beside = quarters.map((one) =>
    one.quarter.from === quarter.quarter.from ? { ...one, chosen: one.cells.filter(isOwn) } : one,
  );
  return (await areTablesSafe(tables, beside)) ? chosen : new Set();
};

test('strata that are told leave nothing nearly known of other services, nor of mode tables', async () => {
  const { narrowed, wrong, told } = await attacked(ofProduct);
  expect(wrong).toEqual([]);
  expect(narrowed).toEqual([]);
  expect(told).toBeGreaterThan(20);
});

test('told of every service whose strata are large, they leave what others have nearly known (control)', async () => {
  const { narrowed, wrong } = await attacked(wantedIn);
  expect(wrong).toEqual([]);
  expect(narrowed.length).toBeGreaterThan(10);
});

test('told without asking what frozen tables tell beside them, they leave counts nearly known (control)', async () => {
  const { narrowed, wrong } = await attacked(besideRest, OF_TELLING_TABLES);
  expect(wrong).toEqual([]);
  expect(narrowed.length).toBeGreaterThan(5);
  expect((await attacked(ofProduct, OF_TELLING_TABLES)).narrowed).toEqual([]);
});
