import { type Answer, type CommentQuestion, findItem, type Item, COMMENT_PROMPTS } from '@otklik/schema';
import { formText, formTexts } from '../form-text.ts';

/** What a person has entered in the second step, as it stands in the form. */
export interface FormValues {
  id: string;
  revision: number;
  instrumentVersion: string;
  receipt: string;
  /** Items that were put, in their order. */
  asked: readonly Item[];
  answers: readonly Answer[];
  comments: Readonly<Record<CommentQuestion, string>>;
  mayQuote: boolean;
  usedServices: readonly string[];
}

/** Names of the form fields. */
export const fieldNames = {
  answer: (item: Item) => `answer.${item}`,
  comment: (question: CommentQuestion) => `comment.${question}`,
};

const questions = Object.keys(COMMENT_PROMPTS) as CommentQuestion[];

/** Reads the second step. Unknown items are dropped, values are read as they are: the rules judge them. */
export function readFormValues(form: FormData): FormValues {
  const text = (name: string) => formText(form, name);
  const asked = [...new Set(text('asked').split(','))].filter((code): code is Item => findItem(code) !== null);
  const answers = asked.flatMap((item) => {
    const value = text(fieldNames.answer(item));
    return value === '' ? [] : [{ item, value: Number(value) }];
  });
  return {
    // Not "id": a field of that name would hide the id of the form itself.
    id: text('rating'),
    revision: Number(text('revision')) || 1,
    instrumentVersion: text('instrumentVersion'),
    receipt: text('receipt'),
    asked,
    answers,
    // Browsers send line ends as CR LF; they are one character to the person who counts.
    comments: Object.fromEntries(
      questions.map((question) => [question, text(fieldNames.comment(question)).replaceAll('\r\n', '\n')]),
    ) as Record<CommentQuestion, string>,
    mayQuote: form.get('mayQuote') === 'on',
    usedServices: formTexts(form, 'used'),
  };
}

/** The comments that hold anything. */
export function givenComments({ comments }: FormValues): { question: CommentQuestion; text: string }[] {
  return questions.map((question) => ({ question, text: comments[question].trim() })).filter(({ text }) => text !== '');
}
