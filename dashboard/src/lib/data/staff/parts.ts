/** What the chosen tab of a subject's page shows. Only that is read. */
import type { Comment } from './figures.ts';
import type { Connection } from './read.ts';
import { readComments } from './subject-comments.ts';
import { readFigures } from './subject-figures.ts';
import type { SubjectFigures } from './subject-figures.ts';
import { readGroups } from './subject-groups.ts';
import type { SubjectGroups } from './subject-groups.ts';
import type { SubjectField } from './subject-question.ts';
import type { ViewState } from './view-state.ts';

/** One tab with what it shows. The touchpoints of a service come with its head. */
export type SubjectPart =
  | { tab: 'figures'; figures: SubjectFigures }
  | { tab: 'groups'; groups: SubjectGroups }
  | { tab: 'comments'; comments: Connection<Comment> | null }
  | { tab: 'touchpoints' };

/** Reads the tab of the view. Comments are null for roles that do not read them. */
export async function readPart(
  locals: App.Locals,
  field: SubjectField,
  id: string,
  state: ViewState,
): Promise<SubjectPart> {
  switch (state.tab) {
    case 'groups':
      return { tab: 'groups', groups: await readGroups(locals, field, id, state) };
    case 'comments':
      return { tab: 'comments', comments: await readComments(locals, field, id, state) };
    case 'touchpoints':
      return { tab: 'touchpoints' };
    default:
      return { tab: 'figures', figures: await readFigures(locals, field, id, state) };
  }
}
