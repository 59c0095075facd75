import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payload, toUserErrors } from '../../kernel/payload.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { ReportKind } from './partner-reports.ts';
import {
  InteractionsReportInput,
  InteractionsReportPayload,
  NormsReportInput,
  NormsReportPayload,
  type PartnerReportType,
} from './report.graphql.ts';
import { takeReport } from './take-report.ts';

const REPORT_COST = 100;
const NEEDS_KEY =
  'Needs the key of the partner: `Authorization: Bearer otk_…` with the scope INTERACTIONS_WRITE. Bodies up to 8 MB.';

/** Counts that partners report. */
@Resolver()
export class ReportsResolver {
  @Mutation(() => InteractionsReportPayload, {
    description: `Adds what a partner counted: transactions, invitations, deliveries and offers. ${NEEDS_KEY}`,
    complexity: REPORT_COST,
  })
  interactionsReport(
    @Arg('input', () => InteractionsReportInput, { description: 'The report.' }) input: InteractionsReportInput,
    @Ctx() context: RequestContext,
  ): Promise<InteractionsReportPayload> {
    return payload(context, 'report', () => taken(context, 'INTERACTIONS', input));
  }

  @Mutation(() => NormsReportPayload, {
    description: `Adds what a partner measured of the norms of service. ${NEEDS_KEY}`,
    complexity: REPORT_COST,
  })
  normsReport(
    @Arg('input', () => NormsReportInput, { description: 'The report.' }) input: NormsReportInput,
    @Ctx() context: RequestContext,
  ): Promise<NormsReportPayload> {
    return payload(context, 'report', () => taken(context, 'NORMS', input));
  }
}

async function taken(
  context: RequestContext,
  kind: ReportKind,
  input: InteractionsReportInput | NormsReportInput,
): Promise<PartnerReportType> {
  const { id, accepted, refused } = await takeReport(context, kind, input);
  return {
    id,
    accepted,
    rejected: refused.length,
    refused: refused.map(({ position, faults }) => ({
      row: position,
      userErrors: toUserErrors(
        context,
        faults.map((fault) => ({ ...fault, path: ['input', 'rows', String(position), ...fault.path] })),
      ),
    })),
  };
}
