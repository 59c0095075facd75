/** Version of the questions: wording, labels, order. On every answer, tally and figure. */
export const INSTRUMENT_VERSION = '0.9.0';
