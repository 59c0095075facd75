import { type Channel, type Measure, MEASURES } from '@otklik/schema';
import { type Disclosure, POLICY } from '../../src/statistics/index.ts';
import { answersOf } from '../../src/modules/results/measure-estimate.ts';
import {
  cellKey,
  countOf,
  DISCLOSED_COUNTS,
  subjectKey,
  type SubjectTallies,
  WHOLE,
} from '../../src/modules/results/disclosure.rules.ts';
import { classRows } from '../../src/modules/results/class-rows.ts';
import { discloseClasses } from '../../src/modules/results/disclose-classes.rules.ts';
import { classCell, type ScoredClass } from '../../src/modules/results/source-classes.rules.ts';
import type { DisclosureDecisions } from '../../src/modules/results/decide-edition.ts';
import { type DecidedCells, discloseMonth, discloseQuarter } from '../../src/modules/results/disclose-period.rules.ts';
import { ADJUSTED_ITEMS } from '../../src/modules/results/mode-table/mode-table.ts';
import { publicationRows } from '../../src/modules/results/publication.rules.ts';
import type { PublicationSteps } from '../../src/modules/results/publisher.ts';
import { BY_SERVICE_CHANNEL } from '../../src/modules/results/scores/group-level.ts';
import { weightedGroups, weightedShares } from '../../src/modules/results/scores/score-groups.rules.ts';
import { scoreIngredients } from '../../src/modules/results/scores/score-ingredients.rules.ts';
import type { Stratum } from '../../src/modules/results/scores/stratum.ts';
import { CORE_ITEMS, sumTallies } from '../../src/modules/results/tally.ts';

/** What is switched off in a control: the audit must find what is then told. */
export const CONTROLS = {
  ROUNDING_OFF: 'counts are published exactly',
  DIFFERENCES_OFF: 'nothing is withheld but counts under 10',
  INGREDIENTS_EXACT: 'shares of modes are told to the percent, whatever they tell',
  WEIGHTS_ALWAYS: 'weights of channels are told whatever channels are withheld',
  CLASSES_APART: 'source classes are shown from 10 answers on, whatever they tell of channels and services',
  EDITIONS_APART: 'what came late enters whatever several editions tell together',
  MODE_TABLES_BY_SIZE: 'counts of mode tables are told from 10 answers on, whatever they tell of others',
  MODE_TABLES_APART:
    'every mode table is decided by itself, whatever it tells with others and with figures of quarters',
  MODE_TABLES_ERRORS_FROZEN:
    'errors of mode tables have two decimals, covariances all, beside counts that are not told as well',
  MIXES_BY_SIZE: 'parts of a reference mix made of answers are told from 10 answers on, whatever they tell of others',
} as const;
export type Control = keyof typeof CONTROLS;

/** What can be found where: the demo is published once, and small countries tell of no ingredients. */
export const CONTROLS_OF = {
  DEMO: ['ROUNDING_OFF', 'DIFFERENCES_OFF', 'CLASSES_APART'],
  SMALL: ['ROUNDING_OFF', 'DIFFERENCES_OFF', 'CLASSES_APART', 'EDITIONS_APART'],
  BRIDGED: [
    'INGREDIENTS_EXACT',
    'MODE_TABLES_BY_SIZE',
    'MODE_TABLES_APART',
    'MODE_TABLES_ERRORS_FROZEN',
    'MIXES_BY_SIZE',
  ],
  WEIGHTED: ['WEIGHTS_ALWAYS'],
} as const satisfies Record<string, readonly Control[]>;

/** The steps of publication with one of them weakened. Only the audit has them, in a database of its own. */
export const weakenedSteps = (control: Control): Partial<PublicationSteps> => WEAKENED[control];

/** The rows of the product, with exact counts. */
const exactRows: PublicationSteps['publicationRows'] = (subjects, stream, disclosures) => {
  const tallies = new Map(
    subjects.flatMap(({ subject, byChannel }) =>
      [[WHOLE, sumTallies(byChannel.values())] as const, ...byChannel].map(
        ([part, tally]) => [cellKey(subjectKey(subject), part), tally] as const,
      ),
    ),
  );
  return publicationRows(subjects, stream, disclosures).map((row) => {
    const tally = tallies.get(cellKey(subjectKey(row.subject), row.breakdownKey as typeof WHOLE))!;
    const { measures, distributions } = row.figures;
    for (const measure of Object.keys(MEASURES) as Measure[])
      if (measures[measure]) measures[measure].n = answersOf(tally, measure);
    for (const item of CORE_ITEMS) {
      const [, ...counts] = tally.counts[item];
      if (distributions[item]) Object.assign(distributions[item], { n: counts.reduce((sum, n) => sum + n, 0), counts });
    }
    return row;
  });
};

/** The rows of source classes, with exact counts. */
const exactClassRows: PublicationSteps['classRows'] = (edition, ...rest) => {
  const tallies = new Map(
    (edition.classes?.tallies ?? []).flatMap(({ subject, byClass }) =>
      [...byClass].map(([scored, tally]) => [classCell(subject, scored), tally] as const),
    ),
  );
  return classRows(edition, ...rest).map((row) => {
    const tally = tallies.get(classCell(row.subject, row.breakdownKey as ScoredClass))!;
    const { SAT } = row.figures.measures;
    if (SAT) SAT.n = answersOf(tally, 'SAT');
    return row;
  });
};

/** Every class of 10 answers and more is shown. */
export const classesBySize: DisclosureDecisions['discloseClasses'] = async ({ classes }) => ({
  atRisk: [],
  shown: new Set(
    classes.flatMap(({ subject, byClass }) =>
      [...byClass].flatMap(([scored, tally]) =>
        countOf(tally, 'SAT') >= POLICY.minimumToShow ? [classCell(subject, scored)] : [],
      ),
    ),
  ),
});

const discloseBySize = (subjects: readonly SubjectTallies[]): DecidedCells => ({
  atRisk: [],
  disclosures: new Map(
    DISCLOSED_COUNTS.map((count) => {
      const cells = subjects.flatMap(({ subject, byChannel }) =>
        [[WHOLE, sumTallies(byChannel.values())] as const, ...byChannel].map(([part, tally]): [string, Disclosure] => [
          cellKey(subjectKey(subject), part),
          countOf(tally, count) >= POLICY.minimumToShow ? 'PUBLISHED' : 'TOO_FEW',
        ]),
      );
      return [count, new Map(cells)];
    }),
  ),
});

/** Every mode that has an effect, to the percent. */
const exactIngredients: PublicationSteps['scoreIngredients'] = (strata, flow, question) => {
  const told = scoreIngredients(strata, flow, question);
  if (!told) return null;
  const { item, table } = question;
  const effects = table?.items.find((one) => one.item === item);
  const answersOf = (some: readonly Stratum[]) =>
    some.reduce((sum, { tally }) => sum + tally.counts[item].slice(1).reduce((all, count) => all + count, 0), 0);
  const shareOf = (isOne: (stratum: Stratum) => boolean) =>
    Math.round((100 * answersOf(strata.filter(isOne))) / answersOf(strata));
  const modes = (effects?.modes ?? []).filter(({ effect, isUsable, mode }) => isUsable && effect && mode !== 'WEB');
  return {
    ...told,
    shares: [
      ...modes.map(({ mode }) => ({
        factor: 'MODE' as const,
        key: mode,
        percent: shareOf((one) => one.mode === mode),
      })),
      ...told.shares.filter(({ factor }) => factor !== 'MODE'),
    ],
    rests: told.rests.map((rest) => (rest.factor === 'MODE' ? { ...rest, step: 1, atMost: 0 } : rest)),
  };
};

/** Of every score, whatever is withheld. */
const weightsAlways: PublicationSteps['channelWeights'] = (flow, { strata, whole }) =>
  Object.fromEntries(
    ADJUSTED_ITEMS.filter((item) => whole[item] !== null).map((item) => {
      const { groups } = weightedGroups(strata, item, flow, [], [BY_SERVICE_CHANNEL]);
      const shares = weightedShares(groups, 'CHANNEL');
      return [item, [...shares].map(([channel, share]) => ({ channel: channel as Channel, percent: 100 * share }))];
    }),
  );

/** The decisions of the product, which do not say what is at risk. */
export const decideApart: DisclosureDecisions = {
  discloseMonth: (...args) => ({ ...discloseMonth(...args), atRisk: [] }),
  discloseQuarter: (...args) => ({ ...discloseQuarter(...args), atRisk: [] }),
  discloseClasses: async (...args) => ({ ...(await discloseClasses(...args)), atRisk: [] }),
};

const WEAKENED: Record<Control, Partial<PublicationSteps>> = {
  ROUNDING_OFF: { publicationRows: exactRows, classRows: exactClassRows },
  DIFFERENCES_OFF: { discloseMonth: discloseBySize, discloseQuarter: discloseBySize, discloseClasses: classesBySize },
  CLASSES_APART: { discloseClasses: classesBySize },
  INGREDIENTS_EXACT: { scoreIngredients: exactIngredients },
  WEIGHTS_ALWAYS: { channelWeights: weightsAlways },
  EDITIONS_APART: decideApart,
  // Not steps of publication: what is frozen is weakened when it is read.
  MODE_TABLES_BY_SIZE: {},
  MODE_TABLES_APART: {},
  MODE_TABLES_ERRORS_FROZEN: {},
  MIXES_BY_SIZE: {},
};
