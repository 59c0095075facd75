/** A questionnaire as one mode puts it, as the api tells it. */
import type { Item, Language } from '@otklik/schema';

/** A question as one mode puts it. */
export interface RenderedQuestion {
  role: 'CORE' | 'DRIVER';
  spoken: string | null;
  question: {
    item: Item;
    text: string;
    doesNotApply: string | null;
    options: { value: number; label: string }[];
  };
}

/** A questionnaire as one mode puts it in one language. */
export interface Rendering {
  language: Language;
  leadIn: string;
  input: 'BOX' | 'CHOICE' | 'FACE' | 'KEY' | 'LINK' | 'QUICK_REPLY' | 'READ_ALOUD' | 'SPOKEN_DIGIT';
  confirm: 'NONE' | 'PAGE' | 'ECHO';
  labelsHeard: boolean;
  secondsBetweenAnswers: number;
  usedQuestion: string | null;
  commentHint: string | null;
  comments: { question: string; text: string }[];
  questions: RenderedQuestion[];
}
