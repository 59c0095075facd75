import type { RequestContext } from '../../kernel/request-context.ts';
import { type Comparison, comparisons } from './comparison.ts';
import { Improvement } from './improvement.entity.ts';
import { comparisonServices, subjectsOfImprovement } from './improvement.loaders.ts';
import type { PublishedReport } from './published-report.ts';

/** Before, after, change and effect of an improvement or of the one a report is on; computed once a request. */
export async function comparisonOf(
  parent: Improvement | PublishedReport,
  context: RequestContext,
): Promise<Comparison> {
  const all = context.loaders.get(comparisons, context);
  if (!(parent instanceof Improvement))
    return all.of(parent.improvement, { subjects: parent.subjects, comparison: parent.comparison });
  const [subjects, comparison] = await Promise.all([
    context.loaders.get(subjectsOfImprovement, context).load(parent.id),
    context.loaders.get(comparisonServices, context).load(parent.id),
  ]);
  return all.of(parent, { subjects, comparison });
}
