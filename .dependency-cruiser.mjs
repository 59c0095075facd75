// What may import what (ARCHITECTURE, "rooms"). Every rule says why it exists, and a planted violation of each in
// scripts/check/planted proves that it is caught.

/** Modules of the api, lowest first: a later one may import an earlier one, never the reverse. */
const MODULES = [
  'access',
  'registry',
  'methodology',
  'ratings',
  'results',
  'comments',
  'journeys',
  'improvements',
  'exports',
];

/** Tests and what supports them may reach further than the code that ships. */
const TESTS = '(\\.test\\.ts$|\\.bench\\.ts$|/test/|/bench/|/conformance/)';

/** Rooms of the dashboard, lowest first; those in one list stand side by side. */
const ROOMS = [['format', 'i18n'], ['ui'], ['charts'], ['data']];

/** @param {readonly string[]} names */
const room = (names) => `^dashboard/src/lib/(${names.join('|')})/`;

const packageRules = [
  {
    name: 'schema',
    forbidden: 'api|widget|dashboard|load-tests|scripts',
    why: 'The contract imports nothing of ours.',
  },
  { name: 'api', forbidden: 'widget|dashboard|load-tests', why: 'The api knows the contract, not those who call it.' },
  { name: 'widget', forbidden: 'api|dashboard|load-tests', why: 'The widget knows only the contract and HTTP.' },
  { name: 'dashboard', forbidden: 'api|widget|load-tests', why: 'The pages ask the api through the contract.' },
  { name: 'load-tests', forbidden: 'api|widget|dashboard', why: 'Load tests call the api from outside.' },
].map(({ name, forbidden, why }) => ({
  name: `package-${name}`,
  comment: why,
  severity: 'error',
  from: { path: `^${name}/` },
  to: { path: `^(${forbidden})/`, pathNot: '^scripts/browser/' },
}));

const moduleOrder = MODULES.slice(0, -1).map((name, index) => ({
  name: `module-order-${name}`,
  comment: `${name} stands below ${MODULES.slice(index + 1).join(', ')}: a lower module is extended from above.`,
  severity: 'error',
  from: { path: `^api/src/modules/${name}/`, pathNot: TESTS },
  to: { path: `^api/src/modules/(${MODULES.slice(index + 1).join('|')})/` },
}));

const roomOrder = ROOMS.map((names, index) => {
  const above = ROOMS.slice(index + 1).map(room);
  return {
    name: `room-order-${names.join('-')}`,
    comment: `In the dashboard ${names.join(' and ')} import nothing that is drawn or asked further up.`,
    severity: 'error',
    from: { path: room(names), pathNot: TESTS },
    to: { path: [...above, '^dashboard/src/routes/'] },
  };
});

export default {
  forbidden: [
    ...packageRules,
    ...moduleOrder,
    ...roomOrder,
    {
      name: 'statistics-are-pure',
      comment:
        'Formulas are functions of their arguments: nothing of ours, no input or output; of packages only mathematics.',
      severity: 'error',
      from: { path: '^api/src/statistics/', pathNot: TESTS },
      to: { pathNot: ['^api/src/statistics/', '@stdlib/', 'ml-matrix'] },
    },
    {
      name: 'kernel-is-lowest',
      comment: 'The kernel is what every module stands on; it knows neither formulas nor tables nor modules.',
      severity: 'error',
      from: { path: '^api/src/kernel/', pathNot: TESTS },
      to: { path: '^api/src/', pathNot: '^api/src/kernel/' },
    },
    {
      name: 'module-front-door',
      comment: 'A module is entered through its index.ts, so that what is behind it can change.',
      severity: 'error',
      from: { path: '^api/src/modules/([^/]+)/', pathNot: TESTS },
      to: { path: '^api/src/modules/', pathNot: ['^api/src/modules/$1/', '^api/src/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'module-front-door-from-outside',
      comment: 'The server, the commands and the seeds enter a module through its index.ts as well.',
      severity: 'error',
      from: { path: '^api/src/(?!modules/)', pathNot: TESTS },
      to: { path: '^api/src/modules/', pathNot: '^api/src/modules/[^/]+/index\\.ts$' },
    },
    {
      name: 'modules-below-server',
      comment: 'Modules are served; they do not know by what.',
      severity: 'error',
      from: { path: '^api/src/modules/', pathNot: TESTS },
      to: { path: '^api/src/(server(\\.ts$|/)|main\\.ts$|commands/)' },
    },
    {
      name: 'server-below-main',
      comment: 'The server is started by main and the commands, never the other way round.',
      severity: 'error',
      from: { path: '^api/src/server(\\.ts$|/)', pathNot: TESTS },
      to: { path: '^api/src/(main\\.ts$|commands/)' },
    },
    {
      name: 'database-below-modules',
      comment: 'The database folder carries connections and migrations; only seeds may use the modules.',
      severity: 'error',
      from: { path: '^api/src/database/', pathNot: [TESTS, '^api/src/database/seeds/'] },
      to: { path: '^api/src/(modules/|server(\\.ts$|/)|main\\.ts$|commands/)' },
    },
    {
      name: 'modules-use-only-the-orm',
      comment: 'Of the database folder a module needs the connection, not migrations, seeds or the embedded server.',
      severity: 'error',
      from: { path: '^api/src/modules/', pathNot: TESTS },
      to: { path: '^api/src/database/(embedded|migrations|seeds|checks)/' },
    },
    {
      name: 'rules-are-pure',
      comment: 'A decision takes the world as arguments: no repository, entity or resolver, no database.',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: {
        path: ['\\.(repository|entity|resolver|loaders)\\.ts$', '^api/src/database/', '@mikro-orm/', 'type-graphql'],
      },
    },
    {
      name: 'no-cycle',
      comment: 'Two files that need each other at run time are one file, or three.',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-drawers',
      comment: 'utils, helpers and common say nothing about what is inside: name the thing.',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      to: { path: '(^|/)(utils?|helpers?|common)(/|\\.(ts|mjs|svelte)$)', pathNot: 'node_modules' },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere would hide from every other rule.',
      severity: 'error',
      from: { path: '^(schema|api|widget|scripts)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^(api|widget|dashboard)/(dist|build)/|/\\.svelte-kit/|^scripts/check/planted/)' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.svelte', '.json'],
    },
  },
};
