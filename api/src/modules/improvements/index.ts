/** Front door of the improvements and of the reports on them. */
import { toGlobalId } from '../../kernel/ids.ts';
import { registerNode } from '../registry/index.ts';
import { ImprovementComparison, ReportComparison } from './comparison.fields.resolver.ts';
import { EffectWording, ImprovementEffect, RegisteredComparison, ReportEffect } from './effect.fields.resolver.ts';
import {
  Improvement,
  ImprovementComparisonSchema,
  ImprovementSchema,
  ImprovementSubjectSchema,
} from './improvement.entity.ts';
import { ImprovementFields } from './improvement.fields.resolver.ts';
import { ImprovementsResolver } from './improvements.resolver.ts';
import { findImprovement } from './list-improvements.ts';
import { findReport } from './list-reports.ts';
import type { PublishedReport } from './published-report.ts';
import { ReportSchema } from './report.entity.ts';
import { ImprovementScores, ReportScores } from './scores.fields.resolver.ts';
import { ReportFields } from './report.fields.resolver.ts';
import { AuthorityReports, ReceiptReports, ReportsResolver, SubjectReports } from './reports.resolver.ts';

registerNode('Report', {
  find: (context, uuid) => findReport(context, toGlobalId('Report', uuid)),
  owns: (value) => (value as Partial<PublishedReport>).kind === 'REPORT',
});
registerNode('Improvement', {
  find: (context, uuid) => (context.viewer ? findImprovement(context, toGlobalId('Improvement', uuid)) : null),
  owns: (value) => value instanceof Improvement,
});

/** Tables of this module. */
export const improvementEntities = [
  ImprovementSchema,
  ImprovementSubjectSchema,
  ImprovementComparisonSchema,
  ReportSchema,
];

/** Resolvers of both schemas: published reports. */
export const publicResolvers = [
  ReportsResolver,
  ReportFields,
  ReportComparison,
  ReportScores,
  ReportEffect,
  EffectWording,
  RegisteredComparison,
  SubjectReports,
  AuthorityReports,
  ReceiptReports,
] as const;

/** Resolvers that only the staff schema has. */
export const staffResolvers = [
  ImprovementsResolver,
  ImprovementFields,
  ImprovementComparison,
  ImprovementScores,
  ImprovementEffect,
] as const;
