import { pathToFileURL } from 'node:url';
import { builtFile } from '../ingest/built-file.ts';

type Answer = Promise<Record<string, unknown>>;
type Ask = (locals: object, ...rest: unknown[]) => Answer;

/** What the pages of the dashboard read with. They are built beside the benchmark and loaded by their place. */
export interface Pages {
  'staff/overview': { readOverview: Ask };
  'staff/lists': { readServices: Ask; readSituations: Ask };
  'staff/subject': {
    readService: Ask;
    readSituation: Ask;
    readFigures: Ask;
    readGroups: Ask;
    readComments: Ask;
  };
  'staff/improvements': { listImprovements: Ask; readImprovement: Ask };
  'staff/registry': { listRegistry: Ask; readRegistryObject: Ask };
  'staff/view-state': { viewStateFromUrl: (parameters: URLSearchParams) => object };
  'registry/overview': { listServices: Ask; listLifeSituations: Ask; listAuthorities: Ask };
  'registry/subject-page': { findServicePage: Ask; findLifeSituationPage: Ask; findAuthorityPage: Ask };
  'figures/published-periods': { choosePeriod: Ask };
  'reports/list-reports': { listReports: Ask };
  'reports/find-report': { findReport: Ask };
  'receipt/receipt': { findReceipt: Ask };
  'method/method': { findMethod: Ask };
  'rating/questionnaire': { findQuestionnaire: Ask };
  'rating/touchpoint': { findTouchpoint: Ask; findOffers: Ask };
}

/** Functions of one file of the pages. */
export const loadPage = async <Name extends keyof Pages>(name: Name): Promise<Pages[Name]> =>
  (await import(/* @vite-ignore */ pathToFileURL(builtFile(`pages/${name}.js`)).href)) as Pages[Name];
