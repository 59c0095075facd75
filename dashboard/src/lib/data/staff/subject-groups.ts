/** What the tab of groups of the page of a subject shows. */
import type { BreakdownEstimate } from './figures.ts';
import { appMessages } from '#lib/i18n/app.ts';
import { wordingsMessages } from '#lib/i18n/wordings.ts';
import { nameByCode, nameByRegistry } from './breakdown-names.ts';
import type { SentGroup } from './breakdown-names.ts';
import { BREAKDOWN_ROW, SCORED } from './fragments.ts';
import { ask, found } from './read.ts';
import { breakdownBy, variablesOf } from './subject-question.ts';
import type { SubjectField } from './subject-question.ts';
import type { ViewState } from './view-state.ts';
import { areWordingsUnchecked, type VersionTranslations } from './wordings-unchecked.ts';

/** A touchpoint is rated as itself nowhere but there. */
const groupsDocument = (
  field: SubjectField,
) => `query AppGroups($id: ID!, $measure: Measure!, $basis: Basis!, $period: PeriodInput!, $filter: EstimateFilterInput) {
  subject: ${field}(id: $id) {
    ${breakdownBy('segments', 'SEGMENT')}
    ${breakdownBy('modes', 'MODE')}
    ${field === 'touchpoint' ? '' : breakdownBy('touchpoints', 'TOUCHPOINT')}
    ${breakdownBy('languages', 'LANGUAGE')}
  }
  instruments { version translations { checked } }
}
${SCORED} ${BREAKDOWN_ROW}`;

export const SERVICE_GROUPS = groupsDocument('service');
export const SITUATION_GROUPS = groupsDocument('lifeSituation');
export const TOUCHPOINT_GROUPS = groupsDocument('touchpoint');
const GROUPS: Record<SubjectField, string> = {
  service: SERVICE_GROUPS,
  lifeSituation: SITUATION_GROUPS,
  touchpoint: TOUCHPOINT_GROUPS,
};

/** Figures of the tab of groups. */
export interface SubjectGroups extends Record<'segments' | 'modes' | 'languages', BreakdownEstimate[]> {
  /** Null for a touchpoint. */
  touchpoints: BreakdownEstimate[] | null;
  /** Said where nobody has checked that the languages which stand side by side were asked the same. */
  languagesCaution: string | null;
}

/** Breakdowns of a subject by who answered, how and where. */
export async function readGroups(
  locals: App.Locals,
  field: SubjectField,
  id: string,
  state: ViewState,
): Promise<SubjectGroups> {
  const { before: _before, trend: _trend, grain: _grain, ...variables } = variablesOf(id, state);
  const answer = await ask<{
    subject: ({ touchpoints?: SentGroup[] } & Record<'segments' | 'modes' | 'languages', SentGroup[]>) | null;
    instruments: VersionTranslations[];
  }>(locals, GROUPS[field], variables);
  const groups = found(answer.subject, locals);
  const { words, figures } = appMessages[locals.language];
  return {
    segments: nameByRegistry(groups.segments, figures.subject.segmentUnknown),
    modes: nameByCode(groups.modes, words.mode),
    touchpoints: groups.touchpoints ? nameByRegistry(groups.touchpoints, '—') : null,
    languages: nameByCode(groups.languages, words.language),
    languagesCaution: areWordingsUnchecked(groups.languages, answer.instruments)
      ? wordingsMessages[locals.language].unchecked
      : null,
  };
}
