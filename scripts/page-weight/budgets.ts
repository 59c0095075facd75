/** A kilobyte of the budgets, in bytes. */
export const KILOBYTE = 1_000;

/** What a page may weigh at most, in kilobytes. */
export const BUDGETS = {
  /** Document and everything it needs, brotli: pages of citizens and the public. */
  publicPage: 30,
  /** JavaScript, gzip: a page of staff without the drawing library. */
  staffScripts: 110,
  /** JavaScript, gzip: a page of staff with it. */
  staffScriptsWithCharts: 195,
} as const;

/** What one page weighs, in bytes. */
export interface PageWeight {
  path: string;
  kind: 'PUBLIC' | 'STAFF' | 'STAFF_WITH_CHARTS';
  /** Files beside the document, of every kind. */
  files: number;
  /** The document, brotli. */
  document: number;
  /** Style sheets, pictures and fonts, brotli where text. */
  styles: number;
  /** JavaScript, gzip, with what is loaded when the page is scrolled to its end. */
  scripts: number;
}

/** The part of a weight that has a budget, and the budget, both in bytes. */
export function budgetOf(weight: PageWeight): { weighed: number; atMost: number } {
  if (weight.kind === 'PUBLIC') {
    const { document, styles, scripts } = weight;
    return { weighed: document + styles + scripts, atMost: BUDGETS.publicPage * KILOBYTE };
  }
  const kilobytes = weight.kind === 'STAFF' ? BUDGETS.staffScripts : BUDGETS.staffScriptsWithCharts;
  return { weighed: weight.scripts, atMost: kilobytes * KILOBYTE };
}

/** Whether a page keeps to its budget. */
export const isWithinBudget = (weight: PageWeight): boolean => budgetOf(weight).weighed <= budgetOf(weight).atMost;
