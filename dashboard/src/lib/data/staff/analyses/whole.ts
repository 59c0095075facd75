/** A life situation as a whole beside its services. */
import type { SuppressionReason } from '@otklik/schema';
import type { Distribution, MaybeScored } from '#lib/charts/figures.ts';
import type { Estimate, NamedLink } from '../figures.ts';
import { DISTRIBUTION, ESTIMATE, SCORED } from '../fragments.ts';
import { daysOf } from '../periods.ts';
import { ask, found, today } from '../read.ts';
import type { ViewState } from '../view-state.ts';

/** What the gap says. */
export type GapReading = 'WORSE_THAN_PARTS' | 'LIKE_PARTS' | 'BETTER_THAN_PARTS' | 'UNCLEAR' | 'FROM_SERVICES_ONLY';

/** A service of the situation. Usage is percent of journeys, shortfall is in points. */
export interface PartService {
  service: NamedLink & { authority: NamedLink };
  score: MaybeScored;
  usage: Estimate;
  shortfall: Estimate;
  weakest: boolean;
}

/** A stage with the sum of what its services cost. */
export interface PartStage {
  position: number;
  name: string;
  score: MaybeScored;
  shortfall: Estimate;
  services: { id: string }[];
}

/** What people answered about the seams between services: of the whole alone, and in no score. */
export interface Seams {
  /** How the organisations worked together. */
  one: Distribution;
  /** Whether the same was asked for again. */
  repeat: Distribution;
}

/** The direct score, the composite of services, and the gap. The two scores are never averaged. */
export interface WholeAndParts {
  direct: MaybeScored;
  composite: MaybeScored;
  gap: MaybeScored;
  p: number | null;
  adjustedP: number | null;
  reading: GapReading | null;
  weakest: NamedLink | null;
  services: PartService[];
  stages: PartStage[];
  seams: Seams;
}

export const WHOLE_AND_PARTS = `query AppWholeAndParts($id: ID!, $measure: Measure!, $period: PeriodInput!) {
  lifeSituation(id: $id) {
    wholeAndParts(measure: $measure, period: $period) {
      direct { ...ScoredParts } composite { ...ScoredParts } gap { ...ScoredParts }
      p adjustedP reading weakest { id slug name }
      services {
        service { id slug name authority { id slug name } }
        score { ...ScoredParts } usage { ...EstimateParts } shortfall { ...EstimateParts } weakest
      }
      stages { position name score { ...ScoredParts } shortfall { ...EstimateParts } services { id } }
    }
    one: distribution(item: ONE, period: $period) { ...DistributionParts }
    repeat: distribution(item: REPEAT, period: $period) { ...DistributionParts }
  }
}
${ESTIMATE} ${SCORED} ${DISTRIBUTION}`;

/** The situation and its services in the period of the view. A fact has no parts: satisfaction stands for it. */
export async function readWholeAndParts(locals: App.Locals, id: string, state: ViewState): Promise<WholeAndParts> {
  interface Told extends Seams {
    wholeAndParts: Omit<WholeAndParts, 'seams'>;
  }
  const { lifeSituation } = await ask<{ lifeSituation: Told | null }>(locals, WHOLE_AND_PARTS, {
    id,
    measure: state.measure === 'RESULT' ? 'SAT' : state.measure,
    period: daysOf(state.period, today()),
  });
  const { wholeAndParts, one, repeat } = found(lifeSituation, locals);
  return { ...wholeAndParts, seams: { one, repeat } };
}

/** A line of the heat table: a stage, or a service of it. */
export interface HeatRow {
  key: string;
  stage: string | null;
  part: PartService | null;
  score: MaybeScored;
  shortfall: Estimate;
}

/** Stages in their order, each followed by its services; services of no stage come last under a stage without a name. */
export function heatRows({ stages, services }: Pick<WholeAndParts, 'stages' | 'services'>): HeatRow[] {
  const byId = new Map(services.map((part) => [part.service.id, part]));
  const placed = new Set<string>();
  const serviceRow = (part: PartService, stage: string): HeatRow => ({
    key: `${stage}:${part.service.id}`,
    stage: null,
    part,
    score: part.score,
    shortfall: part.shortfall,
  });
  const rows = [...stages]
    .sort((a, b) => a.position - b.position)
    .flatMap((stage): HeatRow[] => {
      const parts = stage.services.flatMap(({ id }) => byId.get(id) ?? []);
      for (const { service } of parts) placed.add(service.id);
      const head = { key: `stage:${stage.position}`, stage: stage.name, part: null };
      return [
        { ...head, score: stage.score, shortfall: stage.shortfall },
        ...parts.map((part) => serviceRow(part, String(stage.position))),
      ];
    });
  return [
    ...rows,
    ...services.filter(({ service }) => !placed.has(service.id)).map((part) => serviceRow(part, 'none')),
  ];
}

/** Why what is lost there cannot be told beside the others, though there is a score; null where it is, or there is none. */
export function notInOrder({ score, shortfall }: Pick<HeatRow, 'score' | 'shortfall'>): SuppressionReason | null {
  const { reason } = shortfall;
  const isApart = reason === 'MODE_NOT_ADJUSTED' || reason === 'TOO_FEW_TO_COMPARE';
  return isApart && score.value !== null ? reason : null;
}

/** How dark a cell is, 0–4, by its share of the largest loss; 0 where nothing is known. */
export function heatStep(shortfall: Estimate, largest: number): number {
  if (shortfall.suppressed || shortfall.value === null || largest <= 0) return 0;
  return Math.min(4, Math.max(0, Math.ceil((shortfall.value / largest) * 4)));
}

/** The stage at which most points are lost; null where none is known. */
export function costliestStage(stages: readonly PartStage[]): PartStage | null {
  const known = stages.filter(({ shortfall }) => !shortfall.suppressed && shortfall.value !== null);
  return known.reduce<PartStage | null>(
    (most, stage) => (most === null || stage.shortfall.value! > most.shortfall.value! ? stage : most),
    null,
  );
}
