/** Where a rating is given. */
interface Place {
  touchpoint: string;
  instrumentVersion: string;
}

const RATING = '{ rating { id revision status receipt } userErrors { code message } }';
export const SUBMIT = `mutation ($i: RatingSubmitInput!) { ratingSubmit(input: $i) ${RATING} }`;
export const REVISE = `mutation ($i: RatingReviseInput!) { ratingRevise(input: $i) ${RATING} }`;

/** What `ratingSubmit` is sent for one tap on a face. */
export const submission = (place: Place, service: string, id: string, satisfaction: number, language = 'RU') => ({
  id,
  touchpoint: place.touchpoint,
  subject: { service },
  mode: 'WEB',
  language,
  instrumentVersion: place.instrumentVersion,
  answers: [{ item: 'SAT', value: satisfaction }],
});
