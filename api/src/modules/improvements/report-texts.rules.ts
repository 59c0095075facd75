import type { LocalizedText } from '@otklik/schema';
import type { UserFault } from '../../kernel/domain-error.ts';
import { TEXT_AT_MOST, textFaults, TITLE_AT_MOST } from './text-faults.rules.ts';

/** Parts of a report, in the order in which they are read. */
export const REPORT_TEXTS = ['title', 'weAsked', 'youSaid', 'weDid', 'didItHelp'] as const;
export type ReportTexts = Record<(typeof REPORT_TEXTS)[number], LocalizedText>;

/** What is wrong with the texts of a draft: only their length. */
export const draftFaults = (texts: ReportTexts): UserFault[] =>
  REPORT_TEXTS.flatMap((name) =>
    textFaults(texts[name], name, { limit: name === 'title' ? TITLE_AT_MOST : TEXT_AT_MOST, isRequired: false }),
  );

/** REPORT_INCOMPLETE for every part that is empty in a language: such a report must not be public. */
export const completenessFaults = (texts: ReportTexts): UserFault[] =>
  REPORT_TEXTS.filter((name) => !texts[name].RU || !texts[name].EN).map((name) => ({
    code: 'REPORT_INCOMPLETE',
    path: ['input', name],
  }));

/** The texts alone, as the audit trail keeps them. */
export const textsOf = (report: ReportTexts): ReportTexts =>
  Object.fromEntries(REPORT_TEXTS.map((name) => [name, report[name]])) as ReportTexts;
