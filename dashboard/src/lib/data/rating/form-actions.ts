import { citizenMessages } from '#lib/i18n/citizen.ts';
import { faultsOf, type FormFault, formFaults } from './form-faults.ts';
import type { FormStep } from './form-step.ts';
import { type FormValues, givenComments, readFormValues } from './form-values.ts';
import { type Drawing, findQuestionnaire, type QuestionnairePage } from './questionnaire.ts';
import { reviseAsNewest, submitFirstAnswer } from './submit.ts';
import type { RatingTarget } from './target.ts';
import { formText } from '../form-text.ts';
import { notFound } from '../run.ts';

/** First step: stores the answer that was tapped. The second step follows on the same page. */
export async function storeFirstAnswer(locals: App.Locals, target: RatingTarget, form: FormData): Promise<FormStep> {
  const id = formText(form, 'rating');
  const value = Number(form.get('sat'));
  const { language } = locals;
  const again = (faults: FormFault[]): FormStep => ({ step: 'ask', id, faults });
  if (!Number.isInteger(value) || value < 1 || value > 5) {
    return again([{ field: null, message: citizenMessages[language].valueUnknown }]);
  }
  const instrumentVersion = formText(form, 'instrumentVersion');
  const { rating, userErrors } = await submitFirstAnswer(locals, { ...target, id, language, instrumentVersion, value });
  if (!rating) return again(faultsOf(userErrors));
  const values: FormValues = {
    id,
    revision: rating.revision + 1,
    instrumentVersion,
    receipt: rating.receipt,
    asked: [],
    answers: [{ item: 'SAT', value }],
    comments: { IMPROVE: '', GOOD: '' },
    mayQuote: false,
    usedServices: [],
  };
  const questionnaire = await questionnaireAgain(locals, target, { instrumentVersion });
  return { step: 'details', values, questionnaire, faults: [] };
}

/**
 * Second step: replaces the answers by all that was entered. Nothing entered is lost when something is wrong. The
 * questions are those that were put before, in the words of the version that was read.
 */
export async function storeDetails(locals: App.Locals, target: RatingTarget, form: FormData): Promise<FormStep> {
  const values = readFormValues(form);
  const { instrumentVersion, asked } = values;
  const questionnaire = await questionnaireAgain(locals, target, {
    instrumentVersion,
    ...(asked.length > 0 && { items: asked }),
  });
  const faults = formFaults(locals.language, questionnaire.questions, values);
  if (faults.length > 0) return { step: 'details', values, questionnaire, faults };
  const { id, revision, answers, mayQuote, usedServices } = values;
  const comments = givenComments(values);
  const content = { id, revision, answers, comments, mayQuote: mayQuote && comments.length > 0, usedServices };
  const { rating, userErrors } = await reviseAsNewest(locals, content);
  if (rating) return { step: 'done', rating };
  return { step: 'details', values, questionnaire, faults: faultsOf(userErrors, values) };
}

/** The questionnaire that a respondent goes on with. */
async function questionnaireAgain(
  locals: App.Locals,
  { touchpoint, subject }: RatingTarget,
  drawing: Drawing,
): Promise<QuestionnairePage> {
  return (await findQuestionnaire(locals, touchpoint, subject, drawing)) ?? notFound(locals);
}
