import type { Mode } from '@otklik/schema';
import {
  answersForModeEffect,
  estimateModeEffects,
  type ModeCell,
  modeTable,
  POLICY,
} from '../../../statistics/index.ts';

/** What is known by now of the effect of one mode, and what is still needed. */
export interface BridgeOfMode {
  mode: Mode;
  /** Answers by the mode, and on the web, in services and channels that have both. */
  answers: number;
  referenceAnswers: number;
  /** Points; null where the effect cannot be told. */
  standardError: number | null;
  isIdentified: boolean;
  isRandomised: boolean;
  /** Whether it would be used if the table were made now. */
  isUsable: boolean;
  /** In each of both modes. */
  answersNeeded: number;
}

/** What bridges have brought by now for one item. */
export interface BridgeStanding {
  /** Spread of single answers within services and channels, points; that of the plan where nothing is known. */
  sigma: number;
  modes: BridgeOfMode[];
}

const REFERENCE: Mode = 'WEB';

/** The standing of all modes but the web. Segments are taken out, as they are for the mode table. */
export function bridgeStanding(cells: readonly ModeCell[]): BridgeStanding {
  const effects = estimateModeEffects(cells, { mode: REFERENCE, segment: mostUsedSegment(cells) });
  const sigma = effects.estimable && effects.sigma > 0 ? effects.sigma : POLICY.bridgePlanningSigma;
  if (!effects.estimable) {
    const modes = [...new Set(cells.map(({ mode }) => mode as Mode))].filter((mode) => mode !== REFERENCE).sort();
    return { sigma, modes: modes.map((mode) => ({ ...UNKNOWN, mode })) };
  }
  const modes = modeTable(effects).rows.map(
    ({ mode, n, referenceN, standardError, basis, isUsable }): BridgeOfMode => ({
      mode: mode as Mode,
      answers: n,
      referenceAnswers: referenceN,
      standardError,
      isIdentified: standardError !== null,
      isRandomised: basis === 'RANDOMISED',
      isUsable,
      answersNeeded: answersForModeEffect({ n, referenceN, standardError, sigma }),
    }),
  );
  return { sigma, modes };
}

const UNKNOWN = {
  answers: 0,
  referenceAnswers: 0,
  standardError: null,
  isIdentified: false,
  isRandomised: false,
  isUsable: false,
  answersNeeded: answersForModeEffect({ n: 0, referenceN: 0, standardError: null }),
};

/** The segment with the most answers; of several the first by name. */
function mostUsedSegment(cells: readonly ModeCell[]): string {
  const answers = new Map<string, number>();
  for (const { segment = '', n } of cells) answers.set(segment, (answers.get(segment) ?? 0) + n);
  const [first] = [...answers].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return first?.[0] ?? '';
}
