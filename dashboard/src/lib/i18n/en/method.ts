import { plural } from '../plural.ts';
import {
  closingDays,
  confidencePercent,
  countRoundingBase,
  coveragePercent,
  driversAtMost,
  errorPercent,
  indicativeAtMost,
  minimumToFlag,
  minimumToPublish,
  minimumToShow,
} from '../policy-numbers.ts';

/** Words of the page about the method. Questions and constants come from the instrument and the API. */
export const method = {
  title: 'How we measure',
  lead: 'One method for all services, all authorities and all points of contact. That is what makes the results comparable.',
  versions: 'Versions',
  versionsText:
    'Every answer remembers the version of the questions, every figure the version of the method. Nothing changes silently.',
  eachMode: 'The questions in both languages, as each way of answering puts them',
  questionsByChannel:
    'These are the questions as a page on a portal asks them. By telephone, in an office or in a chat one or two others are asked as well.',
  linkDifference: (points: string, range: string | null) =>
    `The new questions give ${points} points${range ? `, likely range ${range}` : ''}, among the same clients of the same services.`,
  bridgesTitle: 'Bridges: how we know what the way of answering adds',
  bridgesText:
    'Whoever chooses the telephone may also be a different kind of person. To tell the two apart, some of the clients who are invited to answer by telephone, at a terminal or on paper are asked on the web instead. Who that is, a draw decides that anybody can repeat, not the person and not the office.',
  bridgesChance: 'With this chance the draw now leads an invited client to the web:',
  bridgeChance: (percent: string, count: number, shown: string) =>
    `${percent} at ${shown} ${plural('EN', count, { one: 'point of contact', other: 'points of contact' })}`,
  bridgesNowhere: 'At present there is no point of contact at which clients could be led to the web.',
  bridgesDrawn: (modes: string) =>
    `In the table above, the effects of these ways of answering rest on such a draw: ${modes}. The others rest on people’s own choice, or are not known.`,
  bridgesNone: 'No effect in the table above rests on such a draw yet.',
  instrumentVersion: 'Questions',
  methodVersion: 'Method',
  questions: 'What we ask',
  questionsText: `The same words, the same order and the same five answers everywhere, from negative to positive. Of the questions marked “sometimes asked” a person gets at most ${driversAtMost}, drawn at random.`,
  mandatory: 'always asked',
  driver: 'sometimes asked',
  doesNotApply: (label: string) => `or: ${label}`,
  scoreTitle: 'How an answer becomes a score',
  scoreText: [
    'The five answers count 0, 25, 50, 75 and 100. A score is their mean. So 100 means that everyone chose the best answer, and 50 that people are on average in the middle.',
    `The index is the mean of three scores: satisfaction, ease and time. It is shown only when each has at least ${minimumToPublish} answers.`,
    'Whether people got what they needed is a fact. It is shown as a share and never mixed into the index.',
  ],
  whoTitle: 'Whose answers make the score',
  whoText: [
    'The score is made of answers from people who were invited by lot, or who were asked in the same way as everyone else at the end of a service.',
    'Answers of those who found the form by themselves are shown beside it, as open voices, without a range. Complaints are never part of a score.',
  ],
  intervalTitle: 'What the range means',
  intervalText: [
    `Only some of the clients answer, so every figure has some chance in it. The range says how much: if we asked again in the same way, the result would fall into such a range about ${confidencePercent} times out of 100.`,
    `We use one formula for everything, the score interval (after Wilson). In words: all values are kept that the answers do not contradict at the level of ${errorPercent} per cent, given how many answers there are and how much they differ. It never leaves 0 to 100 and stays honest with few answers.`,
    'When two ranges overlap a lot, do not conclude that one is better.',
  ],
  ladderTitle: 'How many answers are needed',
  ladder: [
    {
      from: `fewer than ${minimumToShow}`,
      meaning: 'We show nothing: it would mislead, and people could be recognised.',
    },
    { from: `${minimumToShow} to ${indicativeAtMost}`, meaning: 'Indicative: shown without comparison.' },
    { from: `${minimumToPublish} and more`, meaning: 'Published with its range.' },
    { from: `${minimumToFlag} and more`, meaning: 'May be called above or below others, if it is reliable enough.' },
  ],
  ladderAnswers: 'Answers',
  ladderMeaning: 'What we do',
  disclosureTitle: 'How we protect people',
  disclosureText: [
    `Counts are rounded to ${countRoundingBase}, values to whole numbers. Only closed calendar months and quarters are published, ${closingDays} days after their end.`,
    'If a withheld figure could be worked out from others by subtraction, another one is withheld too, with this reason.',
    'No address, device or cookie is stored. Ratings and words are kept apart.',
  ],
  modeTitle: 'What the way of asking adds',
  mixEffectsUse: 'They are β and γ in the formula of the score “like for like” below.',
  otherTables: 'The other mode tables',
  otherMixes: 'The reference mix of other years',
  modeWhy: 'The effects are measured from people who were served alike but answered in different ways.',
  twoTitle: 'Two scores: by own clients, and like for like',
  twoText:
    'One corrected number cannot serve both the service that looks at its own clients and the reader who compares services. So there are two, and the plain mean stays beside them.',
  scores: [
    {
      name: 'By own clients (as experienced)',
      meaning: 'How satisfied are the clients that this service really has?',
      how: 'Take the mean of each group of clients in each channel. Weight the groups by how many transactions each has, not by who happened to answer. Take off what the way of asking adds. Where transactions are not known, answers are the weights, and the figure says “unweighted”.',
      formula: 'A = Σ W·ȳ − Σ π·μ',
    },
    {
      name: 'Like for like',
      meaning: 'How would this service compare if all had the same mix of channels and groups of clients?',
      how: 'Take the plain mean. Take off what the way of asking adds. Then move the shares of channels and groups to the reference mix of the year, by the frozen effects of channels and groups. It never judges which channels an authority offers.',
      formula: 'L = ȳ − Σ π·μ − Σ (π − W)·β − Σ (π − W)·γ',
    },
    {
      name: 'Plain mean',
      meaning: 'What did those who answered say?',
      how: 'The mean of all answers, neither adjusted nor weighted. The only figure there is for the result, for open voices and for internal services.',
      formula: 'ȳ',
    },
  ],
  formulaOf: 'Formula:',
  symbols:
    'ȳ is a mean of answers from 0 to 100, π a share of answers, W a share of transactions or of the reference mix, μ the effect of a way of asking, β that of a channel, γ that of a group of clients.',
  coverageText: `If the answers cover less than ${coveragePercent} per cent of the transactions, or of the reference mix, the figure is called not comparable, and the page says so.`,
  recomputeTitle: 'How to compute it yourself',
  recompute: [
    'Take the counts of the five answers of a service: the page of the service and the open interface have them, with the number of answers by channel.',
    'Turn them into a mean: 0, 25, 50, 75 and 100 times the counts, divided by all answers.',
    'For each way of asking, multiply its share of the answers by its effect in the table above, if it is used, and take the sum off.',
    'For “by own clients”, do so for each channel and group, and weight by their transactions. For “like for like”, take off the effects of channels and groups times the difference between their share and the reference mix.',
  ],
  recomputeLimits: `From ${minimumToFlag} answers the open interface has the mean and the shares of ways of asking, channels and groups behind each score of a service in a quarter, as “ingredients”. They are rounded, and what few people chose is left out, because small groups could be recognised; so the result agrees within a few points, and the script prints for each figure how far it may be off. Where transactions are known and every channel has figures, in each month as well, the weights of the channels are told for “by own clients” in place of the shares of ways of asking: it is the mean of their scores taken with these weights. Where a channel has no figures, weights would tell how few answered through it: there the mean and the shares come weighted already. Transactions of groups are not published. The script docs/methods/recompute.mjs, which comes with the platform, does all this by itself.`,
  mixTitle: 'The reference mix',
  constants: 'The numbers behind the rules',
};

export type MethodMessages = typeof method;
