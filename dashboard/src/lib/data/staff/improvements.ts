/** Improvements: what is read and what is written. */
import type { Basis, ImprovementState, Measure } from '@otklik/schema';
import { type Effect, effectFields, type EffectRegistration } from '../effect.ts';
import type { ScoredEstimate } from '#lib/charts/figures.ts';
import type { BothLanguages } from './both-languages.ts';
import type { FigureChange } from './figure-changes.ts';
import type { Change, Days, NamedLink, SubjectLink } from './figures.ts';
import { SCORED } from './fragments.ts';
import { ask, askForAll, found } from './read.ts';
import type { Connection } from './read.ts';
import { act } from './write.ts';
import type { Outcome } from './write.ts';
import { formText, formTexts } from '../form-text.ts';

/** The public report of an improvement, published or not. */
export interface ReportTexts {
  title: BothLanguages;
  weAsked: BothLanguages;
  youSaid: BothLanguages;
  weDid: BothLanguages;
  didItHelp: BothLanguages;
}

/** A score in the months before or after. */
export interface ScoreOfMonths {
  period: Days;
  estimate: ScoredEstimate;
}

/** A score before and after, and what is said of the difference; without one of them nothing is. */
export interface ScoresBeforeAfter {
  before: ScoreOfMonths | null;
  after: ScoreOfMonths | null;
  outcome: FigureChange['outcome'];
  verdict: FigureChange['verdict'];
  reliability: number | null;
  badge: FigureChange['badge'] | null;
}

/** An improvement in the list. */
export interface ImprovementRow {
  id: string;
  title: string;
  state: ImprovementState;
  registeredAt: string;
  startsOn: string | null;
  doneOn: string | null;
  subjects: SubjectLink[];
  change: Change;
  report: { id: string; slug: string; publishedAt: string } | null;
}

/** An improvement on its own page. */
export interface Improvement extends ImprovementRow {
  problem: string;
  measure: Measure;
  expectedChange: number | null;
  owner: string | null;
  declinedReason: string | null;
  authority: NamedLink;
  scores: ScoresBeforeAfter;
  effect: Effect;
  effectRegistration: EffectRegistration;
  reportDraft: ReportTexts | null;
  viewerCanChange: boolean;
}

const ROW = `fragment ImprovementRow on Improvement {
  id title state registeredAt startsOn doneOn
  subjects { __typename id slug kind name }
  change { verdict reasons difference interval { low high } }
  report { id slug publishedAt }
}`;

export const LIST = `query AppImprovements($after: String, $state: ImprovementState) {
  improvements(first: 50, after: $after, state: $state) { nodes { ...ImprovementRow } pageInfo { hasNextPage endCursor } }
}
${ROW}`;

/** A page of improvements, newest first. */
export async function listImprovements(
  locals: App.Locals,
  state: ImprovementState | null,
  after: string | null,
): Promise<Connection<ImprovementRow>> {
  return (await ask<{ improvements: Connection<ImprovementRow> }>(locals, LIST, { state, after })).improvements;
}

export const ONE = `query AppImprovement($id: ID!, $basis: Basis!) {
  improvement(id: $id) {
    ...ImprovementRow problem measure expectedChange owner declinedReason viewerCanChange
    authority { id slug name }
    scores(basis: $basis) {
      before { period { from to } estimate { ...ScoredParts } } after { period { from to } estimate { ...ScoredParts } }
      verdict reliability badge { comparability reasons }
      outcome {
        __typename
        ... on Difference { points interval { low high } p adjustedP detectable }
        ... on NotComparable { reasons }
      }
    }
    ${effectFields('')}
    reportDraft {
      title { ru en } weAsked { ru en } youSaid { ru en } weDid { ru en } didItHelp { ru en }
    }
  }
}
${ROW} ${SCORED}`;

/** One improvement with the scores of a basis before and after, or 404. */
export async function readImprovement(locals: App.Locals, id: string, basis: Basis): Promise<Improvement> {
  return found((await ask<{ improvement: Improvement | null }>(locals, ONE, { id, basis })).improvement, locals);
}

export const SITUATION_CHOICES = `query AppSituationChoices($after: String) {
  list: lifeSituations(first: 100, after: $after) { nodes { id slug name } pageInfo { hasNextPage endCursor } }
}`;

/** All life situations that an improvement can be about, by name. */
export const listSituationChoices = (locals: App.Locals): Promise<NamedLink[]> => askForAll(locals, SITUATION_CHOICES);

const field = (form: FormData, name: string) => formText(form, name).trim();
const optional = (form: FormData, name: string) => field(form, name) || null;

/** A text that was written in one language stands for both until the other is written. */
function bothLanguages(form: FormData, name: string): BothLanguages {
  const [ru, en] = [field(form, `${name}Ru`), field(form, `${name}En`)];
  return { ru: ru || en, en: en || ru };
}

/** A number as people write it, with a comma or a point; NaN for anything else, so that the api refuses it. */
const numberOf = (text: string | null) => (text === null ? null : Number(text.replace(',', '.').replace('−', '-')));

export const REGISTER = `mutation AppImprovementRegister($input: ImprovementRegisterInput!) {
  improvementRegister(input: $input) { improvement { id } userErrors { code path message } }
}`;

/** What the form of a new improvement holds, as the api takes it. */
export function registerInput(form: FormData): Record<string, unknown> {
  return {
    title: bothLanguages(form, 'title'),
    problem: bothLanguages(form, 'problem'),
    subjects: [
      ...formTexts(form, 'service').map((service) => ({ service })),
      ...formTexts(form, 'situation').map((lifeSituation) => ({ lifeSituation })),
    ],
    measure: field(form, 'measure'),
    startsOn: optional(form, 'startsOn'),
    expectedChange: numberOf(optional(form, 'expectedChange')),
    comparison: formTexts(form, 'comparison'),
    windowMonths: numberOf(optional(form, 'windowMonths')),
    owner: optional(form, 'owner'),
  };
}

/** Registers an improvement. */
export const registerImprovement = (locals: App.Locals, form: FormData): Promise<Outcome<{ id: string }>> =>
  act(locals, REGISTER, registerInput(form), 'improvementRegister', 'improvement');

export const CHANGE = `mutation AppImprovementChange($input: ImprovementChangeInput!) {
  improvementChange(input: $input) { improvement { id } userErrors { code path message } }
}`;

/** What the form of the state holds, as the api takes it. */
export function changeInput(id: string, form: FormData): Record<string, unknown> {
  const reason = bothLanguages(form, 'declinedReason');
  return {
    id,
    state: field(form, 'state'),
    startsOn: optional(form, 'startsOn'),
    doneOn: optional(form, 'doneOn'),
    ...(reason.ru ? { declinedReason: reason } : {}),
  };
}

/** What the form of the registration holds, as the api takes it. */
export function registrationInput(id: string, form: FormData): Record<string, unknown> {
  return {
    id,
    comparison: formTexts(form, 'comparison'),
    windowMonths: numberOf(optional(form, 'windowMonths')),
    expectedChange: numberOf(optional(form, 'expectedChange')),
  };
}

/** Changes how an improvement is to be judged, while it has not started. */
export const changeRegistration = (locals: App.Locals, id: string, form: FormData): Promise<Outcome<{ id: string }>> =>
  act(locals, CHANGE, registrationInput(id, form), 'improvementChange', 'improvement');

/** Changes the state and the dates of an improvement. */
export const changeImprovement = (locals: App.Locals, id: string, form: FormData): Promise<Outcome<{ id: string }>> =>
  act(locals, CHANGE, changeInput(id, form), 'improvementChange', 'improvement');

export const SAVE = `mutation AppReportSave($input: ImprovementReportSaveInput!) {
  improvementReportSave(input: $input) { improvement { id } userErrors { code path message } }
}`;

/** Texts of a report, in the order in which they are read. */
export const REPORT_PARTS = ['title', 'weAsked', 'youSaid', 'weDid', 'didItHelp'] as const;

/** Saves the draft of the public report. */
export const saveReport = (locals: App.Locals, id: string, form: FormData): Promise<Outcome<{ id: string }>> => {
  const texts = Object.fromEntries(
    REPORT_PARTS.map((part) => [part, { ru: field(form, `${part}Ru`), en: field(form, `${part}En`) }]),
  );
  return act(locals, SAVE, { id, ...texts }, 'improvementReportSave', 'improvement');
};

export const PUBLISH = `mutation AppImprovementPublish($input: ImprovementPublishInput!) {
  improvementPublish(input: $input) { improvement { id } userErrors { code path message } }
}`;

/** Makes the report public. */
export const publishReport = (locals: App.Locals, id: string): Promise<Outcome<{ id: string }>> =>
  act(locals, PUBLISH, { id }, 'improvementPublish', 'improvement');
