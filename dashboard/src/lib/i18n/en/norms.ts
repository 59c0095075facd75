/** What people say of a result beside the norms that systems measured. */
import { plural } from '../plural.ts';
import { confidencePercent, normKeptPercent, timeMiddle } from '../policy-numbers.ts';

export const norms = {
  title: 'What people say, and what was measured',
  text: 'Whether the result was obtained is what people say. Norms are facts that systems measured. They stand side by side and are never mixed into one figure.',
  unfiltered: 'Both are of all clients of the period: the filters of the page do not apply here.',
  said: 'People say: result obtained',
  saidOfTime: 'People say: the time it took',
  answers: 'How they answered',
  measured: 'Systems measured: norms of service',
  norm: 'Norm',
  kept: 'Kept',
  outside: 'Times not kept',
  unknown: 'Times not measured',
  p90: 'Nine of ten: at most',
  earlier: (code: string, version: string) => `${code}, earlier version ${version}`,
  unit: {
    MINUTE: (_: number, shown: string) => `${shown} min`,
    HOUR: (_: number, shown: string) => `${shown} h`,
    TRANSFER: (count: number, shown: string) =>
      `${shown} ${plural('EN', count, { one: 'transfer', other: 'transfers' })}`,
    DOCUMENT: (count: number, shown: string) =>
      `${shown} ${plural('EN', count, { one: 'document', other: 'documents' })}`,
    SERVICE: (count: number, shown: string) => `${shown} ${plural('EN', count, { one: 'service', other: 'services' })}`,
    NONE: (_: number, shown: string) => shown,
  },
  events: (count: number, shown: string) => `${shown} ${plural('EN', count, { one: 'event', other: 'events' })}`,
  notYours: 'Only staff of the authority that owns the service see how norms were kept.',
  none: 'Nothing was measured in this period, or nobody has reported it.',
  howTo:
    'The system that measures reports it with the mutation normsReport, day by day: values, or how often the norm was kept. It needs a partner key with the scope INTERACTIONS_WRITE, which an administrator of the authority makes.',
  expected: 'Norms that can be reported for the channels of this service:',
  tryIt: 'Try the mutation',
  explained: 'How to read this',
  explainedText: `Kept is the share of the measured events, with its ${confidencePercent}% interval. Events that nobody measured are in no share and never count as kept. A norm that is kept while people are dissatisfied with the time, and one that is broken while they are satisfied, are both findings: what is measured is then not what people wait for. Called kept: ${normKeptPercent}% or more, with the whole interval; satisfied: a score of the time above ${timeMiddle}, with the whole interval, in the channels in which the norm holds.`,
  reading: {
    KEPT_BUT_DISSATISFIED: (time: string) =>
      `The norm is kept, and people are dissatisfied with the time: ${time}. What is measured is not what they wait for.`,
    NOT_KEPT_BUT_SATISFIED: (time: string) =>
      `The norm is not kept, and people are satisfied with the time: ${time}. It is stricter than they are.`,
    AGREES: (time: string) => `What people say of the time goes the same way: ${time}.`,
  },
} as const;
