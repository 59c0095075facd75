import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../kernel/connection.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { type Receipt, ReceiptType } from '../journeys/index.ts';
import {
  type AuthorityEntry,
  AuthorityType,
  boundedListCost,
  listCost,
  type SubjectEntry,
  SubjectType,
} from '../registry/index.ts';
import { findReport, listReports, ofAuthorities, reportPages } from './list-reports.ts';
import { PageArgs } from './page.args.ts';
import type { PublishedReport } from './published-report.ts';
import { ReportConnectionType, ReportType } from './report.graphql.ts';
import { reportsSince } from './reports-since.ts';

@Resolver()
export class ReportsResolver {
  @Query(() => ReportType, { nullable: true, description: 'A published report; null when there is none.' })
  report(
    @Arg('id', () => ID, { description: 'Global id or slug.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<PublishedReport | null> {
    return findReport(context, id);
  }

  @Query(() => ReportConnectionType, { description: 'Published reports, newest first.', complexity: listCost })
  reports(
    @Args(() => PageArgs) { first, after = null }: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<PublishedReport>> {
    return listReports(context, { first, after });
  }
}

@Resolver(() => SubjectType)
export class SubjectReports {
  @FieldResolver(() => ReportConnectionType, {
    description: 'Published reports about it, newest first.',
    complexity: listCost,
  })
  reports(
    @Root() { id }: SubjectEntry,
    @Args(() => PageArgs) { first, after = null }: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<PublishedReport>> {
    return context.loaders.get(reportPages, context).about(id, { first, after });
  }
}

@Resolver(() => AuthorityType)
export class AuthorityReports {
  @FieldResolver(() => ReportConnectionType, {
    description: 'Published reports of it and of the authorities below it, newest first.',
    complexity: listCost,
  })
  reports(
    @Root() { withDescendants }: AuthorityEntry,
    @Args(() => PageArgs) { first, after = null }: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<PublishedReport>> {
    return listReports(context, { first, after }, ofAuthorities(withDescendants));
  }
}

@Resolver(() => ReceiptType)
export class ReceiptReports {
  @FieldResolver(() => [ReportType], {
    description:
      'Reports published since the answer, about what was rated or a life situation it belongs to, newest first; at most 20.',
    complexity: boundedListCost,
  })
  reports(@Root() receipt: Receipt, @Ctx() context: RequestContext): Promise<PublishedReport[]> {
    return reportsSince(context, receipt);
  }
}
