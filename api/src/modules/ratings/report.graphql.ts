import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { JsonObjectScalar, UuidScalar } from '../../kernel/scalars.ts';
import { UserErrorType } from '../../kernel/user-error.graphql.ts';

const ID_MEANING =
  'UUID of the report, made by the partner. Sent again with the same content, it gets the same answer and counts nothing.';
const REPLACES_MEANING =
  'Id of an earlier report of the same kind and authority that this one takes the place of: its rows are no longer counted. Without rows it only takes the earlier one back.';

@InputType('InteractionsReportInput', {
  description:
    'How often services were used, and to how many people a question was sent or shown, as counted by a partner. Counts only, no person.',
})
export class InteractionsReportInput {
  @Field(() => UuidScalar, { description: ID_MEANING })
  id!: string;

  @Field(() => UuidScalar, { nullable: true, description: REPLACES_MEANING })
  replaces?: string | null;

  @Field(() => [JsonObjectScalar], {
    description:
      '1 to 1,000 rows, each about one day, service, touchpoint that offers it, and segment: { day, service, touchpoint, segment?, transactions?, invited?, delivered?, offers? }. `offers` is a list of { mode, sourceClass?, shown }. Counts are whole numbers; an absent one is 0. `invited` and `delivered` are of all invitations that went out there, those with a token of the platform among them. A row counts what no earlier report has counted: it is added to what is there. Rows are checked one by one: a bad one rejects only itself, and is sent again in a report of its own.',
  })
  rows!: Record<string, unknown>[];
}

@InputType('NormsReportInput', {
  description: 'How norms of service were kept, as measured by a partner. Counts only, no person.',
})
export class NormsReportInput {
  @Field(() => UuidScalar, { description: ID_MEANING })
  id!: string;

  @Field(() => UuidScalar, { nullable: true, description: REPLACES_MEANING })
  replaces?: string | null;

  @Field(() => [JsonObjectScalar], {
    description:
      '1 to 1,000 rows, each about one day, service, touchpoint that offers it, and norm: { day, service, touchpoint, norm, version?, values?, within?, outside?, unknown? }. `norm` is a code of `norms`, `version` its current one. Measured events come as `values`, a list of { value, count } in the unit of the norm, or, like outcomes, as `within` and `outside`; `unknown` are events that were not measured. A row is added to what was reported before. Rows are checked one by one: a bad one rejects only itself.',
  })
  rows!: Record<string, unknown>[];
}

@ObjectType('RefusedReportRow', { simpleResolvers: true, description: 'A row of a report that was refused.' })
export class RefusedReportRowType {
  @Field(() => Int, { description: 'Place of the row in the report, from 0.' })
  row!: number;

  @Field(() => [UserErrorType], { description: 'Why it was refused: the first 20 reasons.' })
  userErrors!: UserErrorType[];
}

@ObjectType('PartnerReport', { simpleResolvers: true, description: 'A report of a partner, and what became of it.' })
export class PartnerReportType {
  @Field(() => UuidScalar, { description: 'The id its sender made.' })
  id!: string;

  @Field(() => Int, { description: 'Rows that are counted.' })
  accepted!: number;

  @Field(() => Int, { description: 'Rows that were refused. Where all were, nothing is stored.' })
  rejected!: number;

  @Field(() => [RefusedReportRowType], { description: 'The refused rows, at most 1,000.', complexity: 1 })
  refused!: RefusedReportRowType[];
}

@ObjectType('InteractionsReportPayload', { simpleResolvers: true, description: 'Result of interactionsReport.' })
export class InteractionsReportPayload {
  @Field(() => PartnerReportType, { nullable: true, description: 'The report; null when it was refused as a whole.' })
  report!: PartnerReportType | null;

  @Field(() => [UserErrorType], { description: 'Why it was refused as a whole; empty when it was not.' })
  userErrors!: UserErrorType[];
}

@ObjectType('NormsReportPayload', { simpleResolvers: true, description: 'Result of normsReport.' })
export class NormsReportPayload {
  @Field(() => PartnerReportType, { nullable: true, description: 'The report; null when it was refused as a whole.' })
  report!: PartnerReportType | null;

  @Field(() => [UserErrorType], { description: 'Why it was refused as a whole; empty when it was not.' })
  userErrors!: UserErrorType[];
}
