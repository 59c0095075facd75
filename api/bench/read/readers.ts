/** What the pages of the dashboard read with, by file of `dashboard/src/lib/data`. */
export const READERS = {
  'staff/overview': ['readOverview'],
  'staff/lists': ['readSituations', 'readTouchpoints'],
  'staff/service-comparison': ['readServiceComparison'],
  'staff/chosen-comparison': ['readChosenComparison'],
  'staff/subject': ['readService', 'readSituation', 'readTouchpoint'],
  'staff/parts': ['readPart'],
  'staff/analyses/read-analyses': ['readAnalyses'],
  'staff/analyses/whole': ['readWholeAndParts'],
  'staff/analyses/record-event': ['readRecorders'],
  'staff/data-quality': ['readDataQuality'],
  'staff/norms': ['readNorms'],
  'staff/improvements': ['listImprovements', 'readImprovement', 'listSituationChoices'],
  'staff/service-choices': ['listServiceChoices'],
  'staff/registry': ['listRegistry', 'readRegistryObject', 'readTrail', 'registryAuthorities', 'registryServices'],
  'staff/methodology/read-tab': ['readMethodologyTab'],
  'staff/methodology/draft': ['readDraft'],
  'staff/methodology/view': ['methodologyFromUrl'],
  'staff/view-state': ['viewStateFromUrl'],
  'staff/periods': ['daysBefore', 'daysOfTrend'],
  'registry/overview': ['listServices', 'listLifeSituations', 'listAuthorities', 'listTouchpoints'],
  'registry/subject-page': ['findServicePage', 'findLifeSituationPage', 'findTouchpointPage', 'findAuthorityPage'],
  'registry/find-authority-name': ['findAuthorityName'],
  'figures/published-periods': ['choosePeriod'],
  'registry/list-view': ['chooseListView'],
  'reports/list-reports': ['listReports'],
  'reports/find-report': ['findReport'],
  'receipt/receipt': ['findReceipt'],
  'method/method': ['findMethod'],
  'method/wording': ['findWording', 'wordingFromUrl'],
  'rating/questionnaire': ['findQuestionnaire'],
  'rating/target': ['targetAtTouchpoint', 'targetOfSubject'],
} as const;
export type Readers = typeof READERS;

/** Routes that are files, by folder of `dashboard/src/routes/app/(staff)`: they are asked as a whole. */
export const FILE_ROUTES = {
  'figures.csv': 'overview',
  'services/list.csv': 'services',
  'services/[slug]/figures.csv': 'service-figures',
  'services/[slug]/analysis.csv': 'service-analysis',
  'situations/[slug]/figures.csv': 'situation-figures',
  'situations/[slug]/analysis.csv': 'situation-analysis',
  'touchpoints/[slug]/figures.csv': 'touchpoint-figures',
  'touchpoints/[slug]/analysis.csv': 'touchpoint-analysis',
  'compare/list.csv': 'comparison',
} as const;
export type FileRoute = keyof typeof FILE_ROUTES;

/** Sources of both in the dashboard, by the place that they get beside the benchmark. */
export const PAGE_SOURCES: Readonly<Record<string, string>> = Object.fromEntries([
  ...Object.keys(READERS).map((name) => [`pages/${name}`, `lib/data/${name}.ts`]),
  ...Object.entries(FILE_ROUTES).map(([folder, name]) => [
    `pages/files/${name}`,
    `routes/app/(staff)/${folder}/+server.ts`,
  ]),
]);
