/** Longest comment, in Unicode code points after trimming. */
export const COMMENT_LENGTH_AT_MOST = 2000;

/** Most driver questions one respondent is asked: planned missingness. */
export const DRIVERS_AT_MOST = 2;
