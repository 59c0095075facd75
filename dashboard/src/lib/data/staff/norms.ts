/** What systems measured of a service beside what people say of its result. */
import type { Channel, NormMeasure, NormReadingKind, NormUnit } from '@otklik/schema';
import type { ScoredEstimate } from '#lib/charts/figures.ts';
import type { Distribution, Estimate } from './figures.ts';
import { DISTRIBUTION, ESTIMATE, SCORED } from './fragments.ts';
import { daysOf } from './periods.ts';
import { ask, found, today } from './read.ts';
import type { ViewState } from './view-state.ts';

/** How one norm was kept. */
export interface NormResult {
  code: string;
  version: string;
  within: number;
  outside: number;
  unknown: number;
  /** Percent of the measured events. */
  share: Estimate;
  /** Null for outcomes, and where values were not told. */
  p90: Estimate | null;
  /** What people say of the time where the norm holds; null for a norm that measures no duration. */
  besideTime: { time: Estimate; reading: NormReadingKind | null } | null;
  /** Null when this version is no longer listed. */
  norm: { label: string; measure: NormMeasure; unit: NormUnit } | null;
}

/** A norm that may be reported. */
export interface ListedNorm {
  code: string;
  label: string;
  /** Null: in every channel. */
  channels: Channel[] | null;
}

/** Norms and RESULT of a service in a period. */
export interface NormsBesideResult {
  /** Null for what the viewer's authorities do not own. */
  norms: NormResult[] | null;
  result: Estimate;
  /** How satisfied people were with the time it took. */
  time: ScoredEstimate;
  answers: Distribution;
  listed: ListedNorm[];
}

export const NORMS_BESIDE_RESULT = `query AppNorms($id: ID!, $period: PeriodInput!) {
  service(id: $id) {
    norms(period: $period) {
      code version within outside unknown
      share { ...EstimateParts } p90 { ...EstimateParts } norm { label measure unit }
      besideTime { reading time { ...EstimateParts } }
    }
    result: estimate(measure: RESULT, period: $period) { ...EstimateParts }
    time: estimate(measure: TIME, basis: AS_EXPERIENCED, period: $period) { ...ScoredParts }
    answers: distribution(item: RESULT, period: $period) { ...DistributionParts }
  }
  norms { code label channels }
}
${ESTIMATE} ${SCORED} ${DISTRIBUTION}`;

/** Both of all clients of the period: what was measured cannot be filtered as ratings can. */
export async function readNorms(locals: App.Locals, id: string, state: ViewState): Promise<NormsBesideResult> {
  const answer = await ask<{ service: Omit<NormsBesideResult, 'listed'> | null; norms: ListedNorm[] }>(
    locals,
    NORMS_BESIDE_RESULT,
    { id, period: daysOf(state.period, today()) },
  );
  return { ...found(answer.service, locals), listed: answer.norms };
}

/** Norms that hold in some of the channels. */
export const normsOfChannels = (listed: readonly ListedNorm[], channels: readonly Channel[]): ListedNorm[] =>
  listed.filter((norm) => norm.channels === null || norm.channels.some((channel) => channels.includes(channel)));
