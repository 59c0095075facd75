/** A life situation beside its services. */
import { minimumToPublish } from '../policy-numbers.ts';

export const wholeAndParts = {
  title: 'The whole and its parts',
  direct: 'The life situation as a whole',
  directText:
    'What people answered about the whole, on the same groups of clients as the services; so it may differ a little from the figure above.',
  composite: 'Its services taken together',
  compositeText:
    'Mean of the services, each counting as often as journeys use it. Never averaged with the figure beside it.',
  ownScore: 'Whichever score is chosen above, the whole and its parts are put side by side on one:',
  gap: 'Whole minus parts',
  gapText: 'With its range. Negative: people like the services better than the way as a whole.',
  reading: {
    WORSE_THAN_PARTS:
      'The whole is worse than its parts. Look at the seams between services, below: papers asked for twice, services nobody told people about.',
    LIKE_PARTS: 'The whole is like its parts. Steer by the services: begin with those that cost the most points.',
    BETTER_THAN_PARTS:
      'The whole is better than its parts. People may look back kindly, or others have answered. Check.',
    UNCLEAR: 'There is a gap, but it may be chance.',
    FROM_SERVICES_ONLY: `From services only: fewer than ${minimumToPublish} people rated the whole itself.`,
  },
  seams: {
    title: 'At the seams between services',
    text: 'What people answered of the whole in the same period, as they answered it: nothing is adjusted, and neither question is part of a score.',
    one: 'How well the organisations worked together',
    repeat: 'Whether people were asked again for the same information or documents',
    onlyOne: (shown: string) => `There was only one organisation, say ${shown} more.`,
  },
  noComposite: 'Nobody has told yet which services people use on this way: the parts cannot be weighed.',
  notCompared: (reason: string) => `The whole and its parts cannot be compared. ${reason}`,
  notWeighed: (reason: string) => `The parts cannot be taken together. ${reason}`,
  weakest: (service: string) => `Weakest link: ${service}.`,
  weakestOfSome: (service: string) => `Weakest link of those that can be compared: ${service}.`,
  weakestTag: 'weakest link',
  weakestMeaning:
    'Of the services that are used on this way and can be compared, it has the lowest score. How many points each costs stands in the last column.',
  inAllRows: (what: string) => `In all rows of the table: ${what}.`,
  notInOrder:
    'Services and steps that cannot be compared with the rest are part of the mean above, but say no lost points and are no weakest link; the table says why.',
  table: 'Where points are lost, step by step',
  tableText:
    'Lost points: how much the parts together would gain were this one perfect. The darker the cell, the more is lost.',
  stage: 'Step and service',
  score: 'Score',
  usage: 'Used on',
  lost: 'Points lost',
  stageLine: 'The step',
  stageSummary: (stage: string, points: string) => `Most points are lost at the step “${stage}”: ${points}.`,
  p: (value: string) => `p = ${value}, adjusted for all life situations asked for at once.`,
} as const;
