import type { Level } from '@otklik/schema';

/** Words of the page about the method. Questions and constants come from the instrument and the API. */
export const method = {
  title: 'How we measure',
  lead: 'One method for all services, all authorities and all points of contact. That is what makes the results comparable.',
  versions: 'Versions',
  versionsText:
    'Every answer remembers the version of the questions, every figure the version of the method. Nothing changes silently.',
  instrumentVersion: 'Questions',
  methodVersion: 'Method',
  questions: 'What we ask',
  questionsText:
    'The same words, the same order and the same five answers everywhere, from negative to positive. Of the questions marked “sometimes asked” a person gets two at most, drawn at random.',
  level: {
    SERVICE: 'A service',
    LIFE_SITUATION: 'A life situation',
    INTERNAL: 'An internal service',
    TOUCHPOINT: 'A portal, app, office or help line',
    SUPERVISION: 'An inspection',
  } satisfies Record<Level, string>,
  mandatory: 'always asked',
  driver: 'sometimes asked',
  doesNotApply: (label: string) => `or: ${label}`,
  scoreTitle: 'How an answer becomes a score',
  scoreText: [
    'The five answers count 0, 25, 50, 75 and 100. A score is their mean. So 100 means that everyone chose the best answer, and 50 that people are on average in the middle.',
    'The index is the mean of three scores: satisfaction, ease and time. It is shown only when each has at least 30 answers.',
    'Whether people got what they needed is a fact. It is shown as a share and never mixed into the index.',
  ],
  whoTitle: 'Whose answers make the score',
  whoText: [
    'The score is made of answers from people who were invited by lot, or who were asked in the same way as everyone else at the end of a service.',
    'Answers of those who found the form by themselves are shown beside it, as open voices, without a range. Complaints are never part of a score.',
  ],
  intervalTitle: 'What the range means',
  intervalText: [
    'Only some of the clients answer, so every figure has some chance in it. The range says how much: if we asked again in the same way, the result would fall into such a range about 95 times out of 100.',
    'We use one formula for everything, the score interval (after Wilson). In words: all values are kept that the answers do not contradict at the level of 5 per cent, given how many answers there are and how much they differ. It never leaves 0 to 100 and stays honest with few answers.',
    'When two ranges overlap a lot, do not conclude that one is better.',
  ],
  ladderTitle: 'How many answers are needed',
  ladder: [
    { from: 'fewer than 10', meaning: 'We show nothing: it would mislead, and people could be recognised.' },
    { from: '10 to 29', meaning: 'Indicative: shown without comparison.' },
    { from: '30 and more', meaning: 'Published with its range.' },
    { from: '100 and more', meaning: 'May be called above or below others, if it is reliable enough.' },
  ],
  ladderAnswers: 'Answers',
  ladderMeaning: 'What we do',
  disclosureTitle: 'How we protect people',
  disclosureText: [
    'Counts are rounded to 5, values to whole numbers. Only closed calendar months and quarters are published, seven days after their end.',
    'If a withheld figure could be worked out from others by subtraction, another one is withheld too, with this reason.',
    'No address, device or cookie is stored. Ratings and words are kept apart.',
  ],
  modeTitle: 'What is not adjusted yet',
  modeText:
    'People answer a little better when a person asks, by telephone or at a counter, than on a screen. As long as the size of this difference is not measured by a randomised comparison, we say “not adjusted” instead of guessing.',
  constants: 'The numbers behind the rules',
  constantValue: 'Value',
  constantMeaning: 'Meaning',
};

export type MethodMessages = typeof method;
