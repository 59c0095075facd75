/** Version of the questions: wording, labels, order. On every answer, tally and figure. */
export const INSTRUMENT_VERSION = '0.9.0';

/** Version of the formulas and policy constants. On figures only. */
export const METHOD_VERSION = '0.9.0';
