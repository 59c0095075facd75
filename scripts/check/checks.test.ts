import { expect, test } from 'vitest';
import { findUndescribed } from './descriptions.ts';
import { traceIn } from './places.ts';
import { findUncaughtRules, ruleNames } from './planted.ts';
import { runSteps } from './step.ts';
import { findVersionConflicts } from './versions.ts';

test('every dependency rule catches its planted violation', async () => {
  expect((await ruleNames()).length).toBeGreaterThan(20);
  expect(await findUncaughtRules()).toEqual([]);
});

test('a name without a description is found, whatever it names', () => {
  const sdl = `
    """Reading."""
    type Query {
      service(
        """Its id."""
        id: ID!
        lang: String
      ): Service
    }
    type Service { "Its name." name: String! kind: Kind }
    "Kinds."
    enum Kind { "One." A B }
    "What is written."
    input ServiceInput { name: String! }
    scalar Day
  `;
  expect(findUndescribed(sdl)).toEqual([
    'Day',
    'Kind.B',
    'Query.service',
    'Query.service(lang:)',
    'Service',
    'Service.kind',
    'ServiceInput.name',
  ]);
});

test('an empty description describes nothing', () => {
  expect(findUndescribed('"Reading." type Query { " " hello: String }')).toEqual(['Query.hello']);
});

test('a version that two packages write themselves is a conflict, one from the catalog is not', () => {
  const problems = findVersionConflicts([
    { file: 'api/package.json', dependencies: { graphql: 'catalog:', pg: '8.23.0', '@otklik/schema': 'workspace:*' } },
    { file: 'dashboard/package.json', dependencies: { graphql: 'catalog:', pg: '8.23.1' } },
  ]);
  expect(problems).toEqual([
    'pg is written in api/package.json (8.23.0), dashboard/package.json (8.23.1); ' +
      'write it once in the catalog of pnpm-workspace.yaml.',
  ]);
});

test('a range is not a version', () => {
  const problems = findVersionConflicts([{ file: 'package.json', devDependencies: { vite: '^8.0.0' } }]);
  expect(problems).toEqual(['package.json: vite is “^8.0.0”; pin one exact version.']);
});

test('traces of a machine are found, ordinary paths are not', () => {
  const [home, temporary, registry] = [
    ['', 'home', 'ann', 'x'],
    ['', 'tmp', 'x'],
    ['https:', '', 'registry.corp', 'x'],
  ];
  expect(traceIn(`see ${home?.join('/')}`)).toBe('a home folder');
  expect(traceIn(`see ${temporary?.join('/')}`)).toBe('a folder of one machine');
  expect(traceIn(`see ${registry?.join('/')}`)).toBe('a package registry');
  expect(traceIn("import '../work/home/tmp/x.ts'; fetch('/embed/tmp/')")).toBeUndefined();
});

test('steps run side by side, and one that throws has failed without stopping the others', async () => {
  const told: string[] = [];
  const report = await runSteps(
    [
      { name: 'good', run: async () => ({}) },
      { name: 'bad', run: async () => ({ problem: 'here' }) },
      { name: 'broken', run: () => Promise.reject(new Error('no such program')) },
    ],
    2,
    ({ name }) => told.push(name),
  );
  expect(told.sort()).toEqual(['bad', 'broken', 'good']);
  expect(report).toMatchObject({ passed: 1, failed: 2 });
  expect(report.steps.find(({ name }) => name === 'broken')?.problem).toContain('no such program');
});
