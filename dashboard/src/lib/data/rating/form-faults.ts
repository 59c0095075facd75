import { type Answer, COMMENT_LENGTH_AT_MOST, commentLength, type Language, type Question } from '@otklik/schema';
import { formatNumber } from '#lib/format/number.ts';
import { citizenMessages } from '#lib/i18n/citizen.ts';
import type { UserError } from '../receipt/receipt.ts';
import { type FormValues, givenComments } from './form-values.ts';

/** Something to correct, and the id of the field it is in (null: the form as a whole). */
export interface FormFault {
  field: string | null;
  message: string;
}

/** Id of the first field of a question, for the link from the list of faults. */
export const fieldOfItem = (item: string) => `answer-${item}`;
/** Id of the field of a comment. */
export const fieldOfComment = (question: string) => `comment-${question}`;

/** What is wrong with the second step by the questions that were put; an empty list: nothing. */
export function formFaults(language: Language, questions: readonly Question[], values: FormValues): FormFault[] {
  const t = citizenMessages[language];
  const items = [
    ...values.answers.filter((answer) => !isOffered(answer, questions)).map(({ item }) => item),
    // Without it there is no rating.
    ...(values.answers.some(({ item }) => item === 'SAT') ? [] : ['SAT']),
  ];
  const ofAnswers = items.map((item) => ({ field: fieldOfItem(item), message: t.valueUnknown }));
  const ofComments = givenComments(values)
    .filter(({ text }) => commentLength(text) > COMMENT_LENGTH_AT_MOST)
    .map(({ question, text }) => ({
      field: fieldOfComment(question),
      message: t.commentTooLong(
        formatNumber(language, commentLength(text)),
        formatNumber(language, COMMENT_LENGTH_AT_MOST),
      ),
    }));
  return [...ofAnswers, ...ofComments];
}

/** True for a value that stood beside its question. */
const isOffered = ({ item, value }: Answer, questions: readonly Question[]): boolean =>
  questions.some(
    (question) =>
      question.item === item &&
      (question.options.some((option) => option.value === value) || (value === 0 && question.doesNotApply !== null)),
  );

/** What the API did not accept, beside the field it belongs to. */
export function faultsOf(userErrors: readonly UserError[], values?: FormValues): FormFault[] {
  return userErrors.map(({ path, message }) => {
    const [list, index] = path.slice(path.indexOf('input') + 1);
    const item = list === 'answers' ? values?.answers[Number(index)]?.item : undefined;
    const comment = list === 'comments' && values ? givenComments(values)[Number(index)] : undefined;
    const field = item ? fieldOfItem(item) : comment ? fieldOfComment(comment.question) : null;
    return { field, message };
  });
}
