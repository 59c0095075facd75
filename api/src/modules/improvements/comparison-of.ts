import type { RequestContext } from '../../kernel/request-context.ts';
import { type Comparison, comparisons } from './comparison.ts';
import type { ComparedSides } from './effect.ts';
import { Improvement } from './improvement.entity.ts';
import { comparisonServices, subjectsOfImprovement } from './improvement.loaders.ts';
import type { ComparedImprovement, PublishedReport } from './published-report.ts';

/** Before, after, change and effect of an improvement or of the one a report is on; computed once a request. */
export async function comparisonOf(
  parent: Improvement | PublishedReport,
  context: RequestContext,
): Promise<Comparison> {
  const { improvement, sides } = await comparedOf(parent, context);
  return context.loaders.get(comparisons, context).of(improvement, sides);
}

/** What is compared for an improvement, or for the one a report is on. */
export async function comparedOf(
  parent: Improvement | PublishedReport,
  context: RequestContext,
): Promise<{ improvement: ComparedImprovement; sides: ComparedSides }> {
  if (!(parent instanceof Improvement))
    return { improvement: parent.improvement, sides: { subjects: parent.subjects, comparison: parent.comparison } };
  const [subjects, comparison] = await Promise.all([
    context.loaders.get(subjectsOfImprovement, context).load(parent.id),
    context.loaders.get(comparisonServices, context).load(parent.id),
  ]);
  return { improvement: parent, sides: { subjects, comparison } };
}
