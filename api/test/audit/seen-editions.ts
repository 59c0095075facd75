import { type Channel, ITEM_DEFINITIONS, type Measure } from '@otklik/schema';
import type { SeenEdition } from '../../audit/attack/attack-editions.ts';
import { CHANNELS, CLASSES, COUNTS, cellKey as attackKey } from '../../audit/attack/cells.ts';
import type { PublicPeriod, Sighting } from '../../audit/collect/collect.ts';
import type { PublicThing } from '../../audit/collect/public-registry.ts';
import { drawFrom } from '../../audit/country/small-country.ts';
import {
  decideEdition,
  DISCLOSURE_DECISIONS,
  type DisclosureDecisions,
  type EditionRequest,
} from '../../src/modules/results/decide-edition.ts';
import { classRows } from '../../src/modules/results/class-rows.ts';
import { type SubjectTallies, subjectKey } from '../../src/modules/results/disclosure.rules.ts';
import { leavesOf } from '../../src/modules/results/late-changes.rules.ts';
import {
  basisCells,
  classAnswers,
  classCells,
  type Edition,
  placeKey,
  type QuarterBasis,
} from '../../src/modules/results/publication-basis.repository.ts';
import { publicationRows } from '../../src/modules/results/publication.rules.ts';
import { type Stratum, sumOfStrata } from '../../src/modules/results/scores/stratum.ts';
import { tallyOf, type Answers } from '../../src/modules/results/tally.builder.ts';
import { type CoreItem, sumTallies, type Tally } from '../../src/modules/results/tally.ts';

const QUARTER = { from: '2026-07-01', to: '2026-09-30' };
const MONTHS = [
  { from: '2026-07-01', to: '2026-07-31' },
  { from: '2026-08-01', to: '2026-08-31' },
  { from: '2026-09-01', to: '2026-09-30' },
];

/**
 * The editions of one quarter of a random country with one channel more than is rated, as an outsider sees them: decided
 * and rounded by the product, without a database between. Before each later edition some places get late ratings.
 */
export async function seenEditions(
  seed: number,
  editions: number,
  decisions: DisclosureDecisions = DISCLOSURE_DECISIONS,
): Promise<SeenEdition[]> {
  const draw = drawFrom(seed);
  const upTo = (most: number) => Math.floor(draw() * most);
  const tree = Array.from({ length: 1 + upTo(3) }, (_, at) => ({
    id: `a${at}`,
    parent: at === 0 ? null : `a${upTo(at)}`,
  }));
  const services = Array.from({ length: 3 + upTo(5) }, (_, at) => ({
    id: `s${at}`,
    authority: `a${upTo(tree.length)}`,
  }));
  const directory = directoryOf(tree, services);
  const channels = CHANNELS.slice(0, 4) as readonly Channel[];
  const leaves: Leaves = new Map();
  // Who is invited is drawn apart: all else is as it would be if nobody were. The second channel asks the invited alone.
  const drawInvited = drawFrom(seed + 1_000_003);
  const invited = new Map<string, number>();
  const rate = (size: number, chance: number) => {
    for (const { id } of services) {
      const popularity = 0.15 + draw() ** 2 * 2.5;
      for (const channel of channels)
        for (const month of MONTHS.keys()) {
          if (draw() > chance) continue;
          const n = Math.round(size * popularity * draw() * 2);
          if (n === 0) continue;
          const place = `${id} ${channel}`;
          if (!invited.has(place)) invited.set(place, channel === channels[1] ? 1 : 1.5 * drawInvited() - 0.5);
          const key = `${place} ${month}`;
          const answers = Array.from({ length: n }, () => answersBy(draw));
          const byClass = Map.groupBy(answers, () => CLASSES[drawInvited() < invited.get(place)! ? 0 : 1]);
          for (const [sourceClass, some] of byClass) {
            const before = leaves.get(key)?.get(sourceClass);
            const tally = sumTallies([...(before ? [before] : []), tallyOf(some)]);
            leaves.set(key, new Map(leaves.get(key)).set(sourceClass, tally));
          }
        }
    }
  };
  const seen: SeenEdition[] = [];
  let basis: QuarterBasis = { newest: new Map(), history: [] };
  for (let edition = 0; edition < editions; edition++) {
    rate(edition === 0 ? 18 : 7, edition === 0 ? 0.7 : 0.35);
    const months = MONTHS.map((period, month) => ({ period, direct: directIn(leaves, services, channels, month) }));
    // The quarter is closed later than its first months.
    const closed = edition === 0 ? 2 : 3;
    const decided = await decideEdition({
      quarter: QUARTER,
      isQuarterClosed: closed === 3,
      months: months.slice(0, closed),
      basis,
      directory,
      decisions,
    });
    if (!decided) throw new Error('no edition, although the registry stayed as it was');
    basis = withEdition(basis, decided);
    seen.push(seenBy(decided, tree, services));
  }
  return seen;
}

const answersBy = (draw: () => number): Answers => {
  const value = () => 1 + Math.floor(draw() ** 0.4 * 5);
  const SAT = value();
  return draw() < 0.6
    ? { SAT, EASE: value(), TIME: value(), RESULT: draw() < 0.8 ? 3 : 1 + Math.floor(draw() * 4) }
    : { SAT };
};

interface Authority {
  id: string;
  parent: string | null;
}
interface Service {
  id: string;
  authority: string;
}

function directoryOf(tree: readonly Authority[], services: readonly Service[]): EditionRequest['directory'] {
  const below = (id: string): string[] => [
    id,
    ...tree.filter(({ parent }) => parent === id).flatMap((one) => below(one.id)),
  ];
  const authorities = tree.map(({ id, parent }) => ({
    kind: 'AUTHORITY',
    id,
    parentId: parent,
    withDescendants: below(id),
  }));
  return {
    all: (kind: string) => (kind === 'AUTHORITY' ? authorities : []),
    get: (kind: string, id: string) =>
      kind === 'AUTHORITY'
        ? authorities.find((authority) => authority.id === id)
        : { id, authorityId: services.find((service) => service.id === id)!.authority },
  } as unknown as EditionRequest['directory'];
}

function directIn(
  leaves: Leaves,
  services: readonly Service[],
  channels: readonly Channel[],
  month: number,
): SubjectTallies[] {
  return services.map(({ id }) => {
    const strata = channels.flatMap((channel) =>
      [...(leaves.get(`${id} ${channel} ${month}`) ?? [])].map(([sourceClass, tally]): Stratum => ({
        subjectId: id,
        channel,
        mode: 'WEB',
        segment: '',
        sourceClass,
        tally,
      })),
    );
    const byChannel = Map.groupBy(strata, ({ channel }) => channel);
    return {
      subject: { kind: 'SERVICE', id },
      byChannel: new Map([...byChannel].map(([channel, some]) => [channel, sumOfStrata(some)])),
      parts: [],
      strata,
    };
  });
}

/** Tallies by service, channel and month, of each source class. */
type Leaves = Map<string, Map<(typeof CLASSES)[number], Tally>>;

const keptCells = (edition: Edition) => new Map([...basisCells(edition), ...classCells(edition)]);

/** As the repository keeps it. */
function withEdition(basis: QuarterBasis, editions: readonly Edition[]): QuarterBasis {
  const kept = editions.map((edition) => {
    const direct = edition.subjects.filter(({ subject }) => subject.kind !== 'AUTHORITY');
    const leaves = edition.grain === 'MONTH' ? leavesOf(direct) : new Map<string, never>();
    const cells = keptCells(edition);
    return [placeKey(edition.grain, edition.period.from), { cells, leaves, classes: classAnswers(edition) }] as const;
  });
  return {
    newest: new Map([...basis.newest, ...kept]),
    history: [...basis.history, new Map(kept.map(([place, { cells }]) => [place, cells]))],
  };
}

/** What the api tells of the rows, and the counts behind them. */
function seenBy(editions: readonly Edition[], tree: readonly Authority[], services: readonly Service[]): SeenEdition {
  const things = [
    ...tree.map(({ id, parent }) => thingOf('Authority', `AUTHORITY/${id}`, parent && `AUTHORITY/${parent}`)),
    ...services.map(({ id, authority }) => thingOf('Service', `SERVICE/${id}`, `AUTHORITY/${authority}`)),
  ];
  const thingBy = new Map(things.map((thing) => [thing.id, thing]));
  const truth = new Map<string, number>();
  // Everything that has figures is asked for them, and is told "too few" where nothing else.
  const sightings: Sighting[] = things.map((thing) => ({
    thing,
    field: 'estimate',
    asked: { measure: 'SAT', stream: 'SCORE' },
    period: null,
    key: null,
    type: 'Estimate',
    value: { suppressed: true },
    around: [],
  }));
  const periods: PublicPeriod[] = [];
  for (const edition of editions) {
    const period: PublicPeriod = { ...edition.period, grain: edition.grain };
    periods.push(period);
    for (const [cell, { counts }] of keptCells(edition)) {
      const slash = cell.lastIndexOf('/');
      for (const count of COUNTS)
        truth.set(attackKey(cell.slice(0, slash), cell.slice(slash + 1), 'SCORE', count, period), counts[count]);
    }
    for (const { subject, breakdown, breakdownKey, figures } of [
      ...publicationRows(edition.subjects, 'SCORE', edition.disclosures),
      ...classRows(edition, 'SCORE'),
    ]) {
      const about = {
        thing: thingBy.get(subjectKey(subject))!,
        period,
        key: breakdown === 'ALL' ? null : breakdownKey,
        around: breakdown === 'ALL' ? [] : [{ share: figures.share }],
      };
      for (const [measure, shown] of Object.entries(figures.measures) as [
        Measure,
        (typeof figures.measures)[Measure],
      ][])
        if (shown)
          sightings.push({
            ...about,
            field: 'estimate',
            asked: { measure, stream: 'SCORE' },
            type: 'Estimate',
            value: {
              ...shown,
              interval: shown.low === null ? null : { low: shown.low, high: shown.high },
              suppressed: false,
            },
          });
      // Distributions of channels are not public.
      if (breakdown !== 'ALL') continue;
      for (const [item, shown] of Object.entries(figures.distributions))
        if (shown)
          sightings.push({
            ...about,
            field: 'distribution',
            asked: { item, stream: 'SCORE' },
            type: 'Distribution',
            value: {
              n: shown.n,
              bars: ITEM_DEFINITIONS[item as CoreItem].options.map(({ value }) => ({
                value,
                count: shown.counts[value - 1],
              })),
              suppressed: false,
            },
          });
    }
  }
  return {
    collection: {
      things,
      periods,
      sightings,
      modeTables: [],
      referenceMixes: [],
      since: null,
      fields: [],
      requests: 0,
    },
    truth,
  };
}

/** @param above key of the authority above it */
const thingOf = (type: string, id: string, above: string | null): PublicThing => ({
  type,
  id,
  slug: id,
  above,
  channels: CHANNELS.slice(0, 5),
});
