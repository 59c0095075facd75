import type { Comparability, ComparabilityReason, ComparedWith, Mode, SuppressionReason } from '@otklik/schema';
import { POLICY } from '../../../statistics/index.ts';
import { COVERAGE_AT_LEAST } from '../scores/score-groups.rules.ts';
import type { ComparedFigure } from './compared-figure.ts';

/** How far a figure can be compared, and why. */
export interface Badge {
  comparability: Comparability;
  reasons: ComparabilityReason[];
}

/** What of a figure decides how far it can be compared. */
export type JudgedFigure = Pick<ComparedFigure, 'estimate' | 'moments' | 'context' | 'overlaps'>;

/**
 * The badge of each figure of a comparison. What stands against a comparison makes a figure NOT_COMPARABLE; the rest is
 * caution. Questions that only arise between figures (version, modes, mix, source classes) are asked against the first, or
 * against the largest group of figures that agree.
 *
 * @param isInteracting the like-for-like score means something else in different channels
 */
export function badgesOf(figures: readonly JudgedFigure[], against: ComparedWith, isInteracting: boolean): Badge[] {
  const own = figures.map(ownReasons);
  const candidates = figures.filter((_, index) => own[index]!.against.length === 0);
  const centre = against === 'FIRST' ? (figures[0] ?? null) : centreOf(candidates);
  return figures.map((figure, index) => {
    const { against: alone, caution } = own[index]!;
    const between = centre ? apartFrom(figure, centre) : { against: [], caution: [] };
    const standsAgainst = [...alone, ...(figure.estimate.value === null ? [] : between.against)];
    const interaction: ComparabilityReason[] =
      isInteracting && figure.estimate.basis === 'LIKE_FOR_LIKE' ? ['INTERACTION'] : [];
    if (standsAgainst.length > 0) return { comparability: 'NOT_COMPARABLE', reasons: standsAgainst };
    const reasons = [...caution, ...between.caution, ...interaction];
    return { comparability: reasons.length > 0 ? 'WITH_CAUTION' : 'COMPARABLE', reasons };
  });
}

/** What the reason of a withheld figure is called beside others. */
const WITHHELD: Partial<Record<SuppressionReason, ComparabilityReason>> = {
  NO_REFERENCE_MIX: 'COVERAGE',
  MIXED_VERSIONS: 'INSTRUMENT_VERSION',
};

interface Reasons {
  against: ComparabilityReason[];
  caution: ComparabilityReason[];
}

/** What can be said of a figure by itself. */
function ownReasons({ estimate, moments, context, overlaps }: JudgedFigure): Reasons {
  const against: ComparabilityReason[] = [];
  const caution: ComparabilityReason[] = [];
  if (estimate.value === null) return { against: [WITHHELD[estimate.reason!] ?? 'NO_FIGURE'], caution };
  if (!moments) against.push('OPEN_STREAM');
  if (estimate.n !== null && estimate.n < POLICY.minimumToPublish) against.push('TOO_FEW');
  if (context.majors.size > 1) against.push('INSTRUMENT_VERSION');
  if (estimate.modesVary) caution.push('MODES_VARY');
  if (context.isLinked || estimate.linkedVersions.length > 0) caution.push('LINKED_VERSIONS');
  if (estimate.leftOutVersions.length > 0) caution.push('VERSIONS_LEFT_OUT');
  if (estimate.coverage !== null && estimate.coverage < 100 * COVERAGE_AT_LEAST) against.push('COVERAGE');
  if (!context.isModeKnown) against.push('MODE_NOT_ADJUSTED');
  if (overlaps) against.push('OVERLAP');
  if (estimate.basis === 'AS_EXPERIENCED' && estimate.weighting === 'ANSWERS') caution.push('UNWEIGHTED');
  return { against, caution };
}

/** What lies between two figures. */
function apartFrom(figure: JudgedFigure, other: JudgedFigure): Reasons {
  if (figure === other) return { against: [], caution: [] };
  const against: ComparabilityReason[] = [];
  const caution: ComparabilityReason[] = [];
  const majors = [figure, other].flatMap(({ context }) => [...context.majors]);
  if (new Set(majors).size > 1) against.push('INSTRUMENT_VERSION');
  if (areModesApart(figure.context.unadjusted, other.context.unadjusted)) against.push('MODE_NOT_ADJUSTED');
  if (figure.estimate.referenceMix !== other.estimate.referenceMix) against.push('REFERENCE_MIX');
  if (figure.estimate.modeTable !== other.estimate.modeTable) caution.push('MODE_TABLE');
  // A figure that stays raw beside weighted ones, as where employees answered too.
  if (figure.estimate.basis === 'RAW' && other.estimate.basis !== 'RAW') caution.push('UNWEIGHTED');
  const [invited, invitedOther] = [invitedShare(figure), invitedShare(other)];
  if (invited !== null && invitedOther !== null)
    if (Math.abs(invited - invitedOther) > POLICY.comparability.sourceShareApart) caution.push('SOURCE_CLASSES');
  return { against, caution };
}

/** Share of RANDOM, 0–1; null where it is not told. */
const invitedShare = ({ context: { sourceClasses } }: JudgedFigure): number | null =>
  sourceClasses && (sourceClasses.get('RANDOM') ?? 0);

/**
 * True where too many answers would have to change their mode for both to have been answered alike.
 * @param a shares, 0–1, of the modes whose effect is left in the figure; so @param b
 */
export function areModesApart(a: ReadonlyMap<Mode, number>, b: ReadonlyMap<Mode, number>): boolean {
  let more = 0;
  let less = 0;
  for (const mode of new Set([...a.keys(), ...b.keys()])) {
    const difference = (a.get(mode) ?? 0) - (b.get(mode) ?? 0);
    if (difference > 0) more += difference;
    else less -= difference;
  }
  return Math.max(more, less) > POLICY.comparability.unadjustedShareAtMost;
}

/** The figure that most others can be compared with; of several one of the largest group that is alike, then the first. */
function centreOf(figures: readonly JudgedFigure[]): JudgedFigure | null {
  // Figures that were answered alike are alike here: most of hundreds fall into a few kinds.
  const kinds = Map.groupBy(figures, (figure) => {
    const { context, estimate } = figure;
    const invited = invitedShare(figure);
    return JSON.stringify([
      [...context.majors].toSorted(),
      [...context.unadjusted].map(([mode, share]) => `${mode} ${Math.round(20 * share)}`).toSorted(),
      estimate.referenceMix,
      invited === null ? null : Math.round(4 * invited),
    ]);
  });
  const members = [...kinds.values()];
  let [centre, most]: [JudgedFigure | null, readonly [number, number]] = [null, [0, 0]];
  for (const alike of members) {
    const [candidate] = alike;
    let count = 0;
    for (const others of members) if (apartFrom(others[0]!, candidate!).against.length === 0) count += others.length;
    if (count > most[0] || (count === most[0] && alike.length > most[1]))
      [centre, most] = [candidate!, [count, alike.length]];
  }
  return centre;
}
