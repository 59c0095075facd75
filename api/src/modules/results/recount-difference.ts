/** What is compared, as it is named in a difference. */
export type ComparedTally =
  | 'item'
  | 'pair'
  | 'driver pair'
  | 'journey use'
  | 'invitation'
  | 'invitation day'
  | 'running sum'
  | 'flow'
  | 'reported offers'
  | 'norms';

/** One place where a tally differs from what it is counted from. */
export interface RecountDifference {
  table: ComparedTally;
  side: 'only in the tallies' | 'only in the ratings' | 'only in the reports' | 'only in the invitations';
  cell: string;
}

/** Most differences that are listed of one side of a tally. */
export const DIFFERENCES_AT_MOST = 1_000;
