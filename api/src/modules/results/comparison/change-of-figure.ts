import type { RequestContext } from '../../../kernel/request-context.ts';
import type { FigureSubject } from '../figure-query.ts';
import { type ChangeValue, changesOf } from './changes.rules.ts';
import { figurePair, type PairQuestion } from './figure-pair.ts';
import { roundedOutcome, roundedReliability } from './rounded-comparison.ts';

/** What is said of one figure beside its own earlier one, as it leaves the api. */
export type ShownChangeOfFigure = Pick<ChangeValue, 'outcome' | 'verdict' | 'reliability' | 'badge'>;

/** Whether one figure changed: what `figureChanges` says where it is asked about that figure alone. */
export async function changeOfFigure(
  context: Pick<RequestContext, 'figures' | 'method'>,
  subject: FigureSubject,
  question: PairQuestion,
): Promise<ShownChangeOfFigure> {
  const pair = await figurePair(context, subject, question);
  const { items } = changesOf([pair], { measure: question.measure, method: context.method.inForce });
  const { outcome, verdict, reliability, badge } = items[0]!;
  return { outcome: roundedOutcome(outcome), verdict, reliability: roundedReliability(reliability), badge };
}
