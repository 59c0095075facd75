import { pathToFileURL } from 'node:url';
import { builtFile } from '../ingest/built-file.ts';

type Answer = Promise<Record<string, unknown>>;
type Ask = (locals: object, ...rest: unknown[]) => Answer;

/** What the pages of the dashboard read with, by file. They are built beside the benchmark and loaded by their place. */
const READERS = {
  'staff/overview': ['readOverview'],
  'staff/lists': ['readSituations'],
  'staff/service-comparison': ['readServiceComparison'],
  'staff/chosen-comparison': ['readChosenComparison'],
  'staff/subject': ['readService', 'readSituation', 'readFigures', 'readGroups', 'readComments'],
  'staff/analyses/read-analyses': ['readAnalyses'],
  'staff/analyses/whole': ['readWholeAndParts'],
  'staff/data-quality': ['readDataQuality'],
  'staff/improvements': ['listImprovements', 'readImprovement'],
  'staff/registry': ['listRegistry', 'readRegistryObject'],
  'registry/overview': ['listServices', 'listLifeSituations', 'listAuthorities'],
  'registry/subject-page': ['findServicePage', 'findLifeSituationPage', 'findAuthorityPage'],
  'figures/published-periods': ['choosePeriod'],
  'reports/list-reports': ['listReports'],
  'reports/find-report': ['findReport'],
  'receipt/receipt': ['findReceipt'],
  'method/method': ['findMethod'],
  'rating/questionnaire': ['findQuestionnaire'],
  'rating/touchpoint': ['findTouchpoint', 'findOffers'],
} as const;
type Readers = typeof READERS;

const load = async (name: string) =>
  (await import(/* @vite-ignore */ pathToFileURL(builtFile(`pages/${name}.js`)).href)) as Record<string, unknown>;

/**
 * Functions of one file of the pages.
 * @throws Error for one that the pages no longer have, before anything is generated for it
 */
export async function loadPage<Name extends keyof Readers>(name: Name): Promise<Record<Readers[Name][number], Ask>> {
  const functions = await load(name);
  const missing = READERS[name].find((reader) => typeof functions[reader] !== 'function');
  if (missing) throw new Error(`The pages have no ${missing} in ${name} any more.`);
  return functions as Record<Readers[Name][number], Ask>;
}

/** The state of a view from its address, and the days that a view of free days is put beside. */
export async function loadViews() {
  const { viewStateFromUrl } = await load('staff/view-state');
  const { daysBefore } = await load('staff/periods');
  return { viewStateFromUrl, daysBefore } as {
    viewStateFromUrl: (parameters: URLSearchParams) => object;
    daysBefore: (choice: { from: string; to: string }, today: string) => { from: string; to: string };
  };
}
