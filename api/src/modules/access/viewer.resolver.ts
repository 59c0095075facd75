import type { Viewer } from '@otklik/schema';
import { Ctx, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { payload } from '../../kernel/payload.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { UserErrorType } from '../../kernel/user-error.graphql.ts';
import { endSessions } from './end-sessions.ts';
import { requireRole } from './require-role.ts';
import { StaffOnly } from './staff-only.ts';
import { ViewerType } from './viewer.graphql.ts';

@ObjectType({ simpleResolvers: true, description: 'Outcome of sessionEnd.' })
export class SessionEndPayload {
  @Field(() => Boolean, { nullable: true, description: 'The sessions have ended.' })
  ended!: boolean | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: UserErrorType[];
}

@Resolver()
export class ViewerResolver {
  @StaffOnly()
  @Query(() => ViewerType, { description: 'Who is signed in.' })
  viewer(@Ctx() { viewer }: RequestContext): Viewer {
    return requireRole(viewer);
  }

  @StaffOnly()
  @Mutation(() => SessionEndPayload, { description: 'Signs the viewer out of every browser.' })
  sessionEnd(@Ctx() context: RequestContext): Promise<SessionEndPayload> {
    return payload(context, 'ended', () => endSessions(context));
  }
}
