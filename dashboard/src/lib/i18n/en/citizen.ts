import { plural } from '../plural.ts';

/** Words of the rating form. The questions themselves come from the instrument. */
export const citizen = {
  title: 'Rate',
  chooseTitle: 'What would you like to rate?',
  chooseText: 'Choose the service you came for.',
  chooseItself: (name: string) => `“${name}” itself`,
  noneToChoose: 'Nothing can be rated here at the moment.',
  takesASecond: 'One tap is enough. Your answer is anonymous and is saved at once.',
  closedTitle: 'No ratings are taken here any more',
  closedText: 'Thank you for wanting to help. You can see what others said and what was done.',
  savedTitle: 'Thank you, your answer is saved',
  savedText: 'If you have a minute: a few more questions. Answer those you like, or simply leave.',
  yourAnswer: 'Your answer',
  optional: 'optional',
  noAnswer: 'I would rather not answer',
  commentTitle: 'In your own words',
  commentHint: (limit: string) => `Up to ${limit} characters.`,
  mayQuote: 'You may quote my words',
  mayQuoteHint:
    'Only without a name, and after a check that nobody can be recognised. Leave it empty if you would rather not.',
  usedHint: 'Mark all that apply.',
  send: 'Send',
  errorTitle: (count: number) =>
    plural('EN', count, { one: 'One thing needs correcting', other: 'Some things need correcting' }),
  commentTooLong: (length: string, limit: string) =>
    `The text is too long: ${length} characters, at most ${limit} are possible.`,
  valueUnknown: 'Choose one of the answers offered.',
  doneTitle: 'Thank you!',
  doneText: 'Your answers are saved. They count in the results of this service together with those of others.',
  receiptTitle: 'Your receipt',
  receiptText:
    'With this code you can see what was done since, or take your rating back. We do not know whose it is: please write it down or take a picture.',
  seeResults: 'See the results',
  seeDone: 'What was done with the answers',
  toReceipt: 'Follow your rating',
};

export type CitizenMessages = typeof citizen;
