import type { Item } from '@otklik/schema';
import type { Answer, CommentAnswer, SubjectInput } from './shapes.ts';

const RATING = '{rating{id revision status receipt}userErrors{code message}}';

/** Body of the request that fetches the question. */
export const questionnaireBody = (variables: {
  touchpoint: string;
  subject: SubjectInput | null;
  mode: string;
  language: string;
  /** The rating to come, or the one that is there already. */
  ratingId: string;
  /** What it was answered in and asked, where it is there already. */
  instrumentVersion?: string | undefined;
  items?: readonly Item[] | undefined;
}) =>
  JSON.stringify({
    query:
      'query($touchpoint:ID!,$subject:SubjectInput,$mode:Mode!,$language:Language,$ratingId:UUID,$instrumentVersion:String,$items:[Item!]){questionnaire(touchpoint:$touchpoint subject:$subject mode:$mode language:$language ratingId:$ratingId instrumentVersion:$instrumentVersion items:$items){instrumentVersion leadIn open questions{item text mandatory doesNotApply options{value label}}comments{question text}}}',
    variables,
  });

/** What one offer report says. */
export interface Offer {
  touchpoint: string;
  subject: SubjectInput | null;
  mode: string;
  shown: number;
}

/** What the first tap says. */
export interface Submission {
  id: string;
  touchpoint: string;
  subject: SubjectInput | null;
  mode: string;
  language: string;
  instrumentVersion: string;
  segment: string | null;
  invitation: string | null;
  answers: Answer[];
  collectedAt: string;
}

/**
 * Body of the first tap. An offer that is still unreported travels in the same request, before the
 * rating, because the server decides the source class by the offers it has counted.
 */
export const submitBody = (input: Submission, offer: Offer | null) =>
  JSON.stringify(
    offer
      ? {
          query: `mutation($i:RatingSubmitInput!,$o:OffersReportInput!){offersReport(input:$o){counted}ratingSubmit(input:$i)${RATING}}`,
          variables: { i: input, o: offer },
        }
      : { query: `mutation($i:RatingSubmitInput!){ratingSubmit(input:$i)${RATING}}`, variables: { i: input } },
  );

/** Body of a change: the whole set of answers and comments, under a rising revision. */
export const reviseBody = (input: {
  id: string;
  revision: number;
  answers: Answer[];
  comments: CommentAnswer[];
  mayQuote: boolean;
}) => {
  const { id, ...rest } = input;
  return JSON.stringify({
    query: `mutation($i:RatingReviseInput!){ratingRevise(input:$i)${RATING}}`,
    variables: { i: { rating: { id }, ...rest } },
  });
};

/** Body of a withdrawal. */
export const withdrawBody = (id: string) =>
  JSON.stringify({
    query: 'mutation($i:RatingWithdrawInput!){ratingWithdraw(input:$i){withdrawn userErrors{code message}}}',
    variables: { i: { rating: { id } } },
  });

/** Body that reports how often the question was visible; counts only. */
export const offersBody = (offer: Offer) =>
  JSON.stringify({
    query: 'mutation($o:OffersReportInput!){offersReport(input:$o){counted}}',
    variables: { o: offer },
  });
