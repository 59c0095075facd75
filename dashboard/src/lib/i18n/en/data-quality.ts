/** What a figure rests on: who was asked, who answered, and what the scores make of it. */
import { confidencePercent, minimumToShow } from '../policy-numbers.ts';

export const dataQuality = {
  heading: 'May this figure be trusted?',
  text: 'What the figures above rest on in this period.',
  unfiltered:
    'Transactions, the asked, the answered and response rates are of all clients: filters do not apply to them.',
  scores: 'The two scores and the raw mean',
  sources: 'Invited and prompted apart',
  source: 'How people were reached',
  noneReached: 'No answers from people reached in this way that you may see in this period.',
  openApart: (measure: string) => `Open ratings (${measure}) stand beside the score and are never in it.`,
  participation: 'Used and answered',
  notYours: 'Only staff of the authority that owns the service see how many were asked.',
  nobodyCounted: 'Neither transactions nor invitations nor offers have been counted in this period.',
  transactions: 'Used',
  asked: 'Asked',
  answered: 'Answered',
  answeredScore: 'Answers in the score',
  rates: 'Who was asked, and how many of them answered',
  ratesText:
    'An invitation counts when it arrived; where nobody reports that, when it was sent. Invited and prompted people have a rate each and none together: the two are not the same chance to answer.',
  rate: `Response rate, ${confidencePercent}% interval`,
  fewInvited: `Fewer than ${minimumToShow} were invited: not told.`,
  fewInvitedText: `A dash: fewer than ${minimumToShow} people were invited. How many of them answered is not told, since whoever invited them would know who did.`,
  answerWeight: 'Used, per answer',
  coverage: 'Covers',
  designEffect: 'Design effect',
  equalWeightN: 'Worth as many answers',
  designEffectExplained: 'What does weighting cost?',
  designEffectText:
    'As experienced, each channel and group of clients counts as much as it is used, so some answers count more than others. The design effect (Kish) says how many times larger this makes the chance in the figure than if all counted alike, and beside it how many answers of equal weight would be worth as much. A dash: no weights differ. The intervals allow for it already.',
  rateExplained: 'Why is this shown?',
  rateText:
    'When few of those who were asked answer, the score may tell more about who likes to answer than about the service. Weights repair the mix of channels and segments, nothing else.',
  modes: 'How people answered',
  noModes: 'No answers that you may see by way of answering in this period.',
} as const;
