import type { Mode } from '@otklik/schema';
import {
  answersForModeEffect,
  estimateModeEffects,
  type ModeCell,
  modeTable,
  POLICY,
} from '../../../statistics/index.ts';
import { mostUsed } from '../mode-table/mode-cells.rules.ts';
import { REFERENCE_MODE } from '../mode-table/mode-table.ts';

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

/** The standing of all modes but the web. Segments and languages are taken out, as they are for the mode table. */
export function bridgeStanding(cells: readonly ModeCell[]): BridgeStanding {
  const effects = estimateModeEffects(cells, {
    mode: REFERENCE_MODE,
    segment: mostUsed(cells.map(({ segment = '', n }) => [segment, n] as const)) ?? '',
    language: mostUsed(cells.map(({ language = '', n }) => [language, n] as const)) ?? '',
  });
  const sigma = effects.estimable && effects.sigma > 0 ? effects.sigma : POLICY.bridgePlanningSigma;
  if (!effects.estimable) {
    const modes = [...new Set(cells.map(({ mode }) => mode as Mode))].filter((mode) => mode !== REFERENCE_MODE).sort();
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
