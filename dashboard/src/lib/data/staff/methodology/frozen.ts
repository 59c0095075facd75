/** The frozen parts of the method and the bridges, for the methodology view. */
import type { Item, Mode } from '@otklik/schema';
import type { ModeTable, ReferenceMix, SegmentName } from '#lib/ui/frozen-method.ts';
import { MODE_TABLE, readableModeTable, REFERENCE_MIX, type SentModeTable } from '../../method/frozen-method.ts';
import type { PolicyConstant } from '../../method/method.ts';
import { ask } from '../read.ts';
import type { MethodologyView } from './view.ts';

/** What the tab of the mode table shows. */
export interface ModeTables {
  table: ModeTable | null;
  /** Every frozen table, newest first. */
  all: { version: string; madeAt: string }[];
  segments: SegmentName[];
}

export const MODE_TABLES = `query AppModeTables($version: String) {
  table: modeTable(version: $version) { ...ModeTableParts }
  all: modeTables(first: 100) { version madeAt }
  segments { id name }
}
${MODE_TABLE}`;

/** A frozen mode table and the names of the others. */
export async function readModeTables(locals: App.Locals, { table }: MethodologyView): Promise<ModeTables> {
  const sent = await ask<Omit<ModeTables, 'table'> & { table: SentModeTable | null }>(locals, MODE_TABLES, {
    version: table,
  });
  return { ...sent, table: readableModeTable(locals.language, sent.table) };
}

/** What the tab of the reference mix shows. */
export interface Mixes {
  mix: ReferenceMix | null;
  all: { year: number }[];
  segments: SegmentName[];
}

export const MIXES = `query AppReferenceMix($year: Int) {
  mix: referenceMix(year: $year) { ...ReferenceMixParts }
  all: referenceMixes(first: 100) { year }
  segments { id name }
}
${REFERENCE_MIX}`;

/** A frozen reference mix and the years of the others. */
export const readMixes = (locals: App.Locals, { year }: MethodologyView): Promise<Mixes> =>
  ask(locals, MIXES, { year });

/** Constants and versions of the method. */
export interface Constants {
  method: { instrumentVersion: string; methodVersion: string; constants: PolicyConstant[] };
}

export const CONSTANTS = `query AppConstants { method { instrumentVersion methodVersion constants { code value meaning } } }`;

/** The numbers of the method that are decisions. */
export const readConstants = (locals: App.Locals): Promise<Constants> => ask(locals, CONSTANTS);

/** How well the effect of one mode is known by now. */
export interface BridgeOfMode {
  mode: Mode;
  identified: boolean;
  randomised: boolean;
  usable: boolean;
  standardError: number | null;
  answers: number;
  referenceAnswers: number;
  answersNeeded: number;
  touchpoints: {
    touchpoint: { id: string; slug: string; name: string; viewerCanChange: boolean };
    bridge: { probability: number; default: boolean };
  }[];
}

/** What bridges have brought by now for one item. */
export interface BridgeStatus {
  item: Item;
  period: { from: string; to: string };
  sigma: number;
  targetError: number;
  modes: BridgeOfMode[];
}

export const BRIDGES = `query AppBridges($item: Item!) {
  bridgeStatus(item: $item) {
    item period { from to } sigma targetError
    modes {
      mode identified randomised usable standardError answers referenceAnswers answersNeeded
      touchpoints { touchpoint { id slug name viewerCanChange } bridge { probability default } }
    }
  }
}`;

/** What bridges have brought by now. */
export const readBridges = async (locals: App.Locals, { item }: MethodologyView): Promise<BridgeStatus> =>
  (await ask<{ bridgeStatus: BridgeStatus }>(locals, BRIDGES, { item })).bridgeStatus;
