import type { Item, RatingStatus, StatusReason } from '@otklik/schema';
import type { NamedSubject } from '../registry/named.ts';
import { REPORT_SUMMARY, type ReportSummary } from '../reports/report.ts';
import { askPublic } from '../run.ts';

/** What the holder of a receipt may learn. */
export interface ReceiptPage {
  status: RatingStatus | null;
  reason: StatusReason | null;
  withdrawn: boolean;
  answeredOn: string | null;
  revision: number | null;
  subject: NamedSubject | null;
  touchpoint: { slug: string; name: string } | null;
  answers: readonly { item: Item; question: string; label: string; value: number }[];
  reports: readonly ReportSummary[];
}

/** An expected fault, in the language of the request. */
export interface UserError {
  code: string;
  path: readonly string[];
  message: string;
}

export const RECEIPT = `query Receipt($code: String!, $language: Language) {
  receipt(code: $code) {
    status reason withdrawn answeredOn revision
    subject { slug kind name(language: $language) }
    touchpoint { slug name(language: $language) }
    answers { item question label value }
    reports { ${REPORT_SUMMARY} }
  }
}`;

export const WITHDRAW = `mutation Withdraw($input: RatingWithdrawInput!) {
  ratingWithdraw(input: $input) { withdrawn userErrors { code path message } }
}`;

/** What became of a rating; null when no rating has this code. */
export async function findReceipt(locals: App.Locals, code: string): Promise<ReceiptPage | null> {
  const variables = { code, language: locals.language };
  return (await askPublic<{ receipt: ReceiptPage | null }>(locals, RECEIPT, variables)).receipt;
}

/** Erases the rating and its comment for good; only the mark that it was withdrawn stays. */
export async function withdrawRating(locals: App.Locals, code: string) {
  const { ratingWithdraw } = await askPublic<{ ratingWithdraw: { withdrawn: boolean; userErrors: UserError[] } }>(
    locals,
    WITHDRAW,
    { input: { rating: { receipt: code } } },
  );
  return ratingWithdraw;
}
