import type { RatingStatus, StatusReason } from '@otklik/schema';

/** Words of the receipt page. */
export const receipt = {
  title: 'My receipt',
  lead: 'After rating you got a code of 24 characters. Enter it to see what became of your rating. The code is never put into an address.',
  codeLabel: 'Code',
  codeHint: 'Capital or small letters, with or without dashes.',
  codeExample: 'Looks like ABCD-EFGH-JKMN-PQRS-TVWX-YZ23',
  show: 'Show',
  errorTitle: 'One thing needs correcting',
  codeMissing: 'Enter the code.',
  codeWrong: 'This does not look like one of our codes. Please check the characters.',
  notFound: 'No rating has this code. Please check the characters.',
  resultTitle: 'Your rating',
  about: 'About',
  at: 'Point of contact',
  day: 'Day',
  statusLabel: 'State',
  status: {
    COUNTED: 'Counted in the results',
    HELD: 'Waiting to be checked',
    EXCLUDED: 'Not counted',
  } satisfies Record<RatingStatus, string>,
  statusReason: {
    DUPLICATE_CASE: 'A later rating of the same case replaced it.',
    TEST: 'It was sent to try out a connection.',
  } satisfies Record<StatusReason, string>,
  answers: 'Your answers',
  since: 'What was done since',
  nothingSince: 'No report about this has been published since your rating.',
  withdrawTitle: 'Take the rating back',
  withdrawText:
    'Your answers and your words will be erased for good and taken out of the figures. This cannot be undone.',
  withdrawConfirm: 'Yes, erase my rating',
  withdrawUnchecked: 'Tick the box to confirm that the rating should be erased.',
  withdraw: 'Erase',
  withdrawnTitle: 'The rating has been erased',
  withdrawnText:
    'Your answers and your words no longer exist. Published figures of past periods change at the next revision.',
  another: 'Check another code',
};

export type ReceiptMessages = typeof receipt;
