/** The trend of a subject on a fixed mix, with its limits. */
import type { ControlChart } from '#lib/charts/control.ts';
import { ESTIMATE, SCORED } from '../fragments.ts';
import { daysOfTrend } from '../periods.ts';
import { ask, found, today } from '../read.ts';
import type { SubjectField } from '../subject-question.ts';
import type { ViewState } from '../view-state.ts';

/** What has a trend with limits: an authority too. */
export type ChartField = SubjectField | 'authority';

const document = (
  field: ChartField,
) => `query AppControlChart($id: ID!, $measure: Measure!, $grain: ChartGrain!, $period: PeriodInput!) {
  subject: ${field}(id: $id) {
    controlChart(measure: $measure, grain: $grain, period: $period) {
      measure grain weighting keepsSegments state baseYear { from to }
      segments { from to series state centre low high }
      points {
        period { from to grain } complete charted series centre low high movingRange movingRangeHigh signals modesMoved
        fixedMix { ...ScoredParts } raw { ...EstimateParts }
        events { id kind day title improvementId rebases }
      }
    }
  }
}
${ESTIMATE} ${SCORED}`;

export const SERVICE_CHART = document('service');
export const SITUATION_CHART = document('lifeSituation');
export const TOUCHPOINT_CHART = document('touchpoint');
export const AUTHORITY_CHART = document('authority');
const DOCUMENTS: Record<ChartField, string> = {
  authority: AUTHORITY_CHART,
  service: SERVICE_CHART,
  lifeSituation: SITUATION_CHART,
  touchpoint: TOUCHPOINT_CHART,
};

/**
 * The months of a trend before today; limits are made of the whole history all the same. Null for what the authorities of
 * the viewer do not own.
 */
export async function readControlChart(
  locals: App.Locals,
  field: ChartField,
  id: string,
  { measure, grain }: Pick<ViewState, 'measure' | 'grain'>,
): Promise<ControlChart | null> {
  const { subject } = await ask<{ subject: { controlChart: ControlChart | null } | null }>(locals, DOCUMENTS[field], {
    id,
    measure,
    grain: grain === 'WEEK' ? 'WEEK' : 'MONTH',
    period: daysOfTrend(today()),
  });
  return found(subject, locals).controlChart;
}
