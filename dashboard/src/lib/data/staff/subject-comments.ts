/** What the tab of comments of the page of a subject shows. */
import type { Comment } from './figures.ts';
import { daysOf } from './periods.ts';
import { ask, found, today } from './read.ts';
import type { Connection } from './read.ts';
import type { SubjectField } from './subject-question.ts';
import type { ViewState } from './view-state.ts';

/** Of what was said at a touchpoint its page shows what is about itself, as its figures are. */
const commentsDocument = (
  field: SubjectField,
) => `query AppComments($id: ID!, $after: String, $period: PeriodInput!, $values: [Int!]) {
  subject: ${field}(id: $id) {
    viewerCanReadComments
    comments(first: 30, after: $after, period: $period, values: $values${field === 'touchpoint' ? ', asItself: true' : ''}) {
      nodes { id text question day language value mayQuote redacted touchpoint { id slug name channel } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

/** A page of comments on a subject; null for roles that read none. */
export async function readComments(
  locals: App.Locals,
  field: SubjectField,
  id: string,
  state: ViewState,
): Promise<Connection<Comment> | null> {
  interface WithComments {
    viewerCanReadComments: boolean;
    comments: Connection<Comment>;
  }
  const answer = await ask<{ subject: WithComments | null }>(locals, commentsDocument(field), {
    id,
    after: state.after,
    period: daysOf(state.period, today()),
    values: state.values.length > 0 ? state.values : null,
  });
  const { viewerCanReadComments, comments } = found(answer.subject, locals);
  return viewerCanReadComments ? comments : null;
}
