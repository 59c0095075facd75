import { existsSync, readFileSync } from 'node:fs';
import { buildPackages } from '../build/build.ts';
import { inRoot } from '../build/paths.ts';
import { syncDashboard } from '../build/sync-dashboard.ts';
import { spawnNode } from '../process.ts';
import { findUndescribed } from './descriptions.ts';
import { findForeignPlaces } from './places.ts';
import { findUncaughtRules, RULES_CONFIG } from './planted.ts';
import type { Step, Verdict } from './step.ts';
import { findVersionConflicts, readManifests } from './versions.ts';

const bin = (path: string): string => inRoot(`node_modules/${path}`);

/** The output of a program is the problem when it ends with anything but 0. */
const verdictOnProgram = ({ code, output }: { code: number; output: string }): Verdict =>
  code === 0 ? {} : { problem: output.trim() || `ended with code ${code}` };

/** Runs a program under our Node. */
const ask = async (args: readonly string[], cwd = '.'): Promise<Verdict> =>
  verdictOnProgram(await spawnNode(args, { cwd: inRoot(cwd) }));

/** Asks one program after another until one finds a problem. */
async function askInTurn(...questions: (() => Promise<Verdict>)[]): Promise<Verdict> {
  for (const question of questions) {
    const verdict = await question();
    if (verdict.problem !== undefined) return verdict;
  }
  return {};
}

const verdictOf = (problems: readonly string[]): Verdict =>
  problems.length > 0 ? { problem: problems.join('\n') } : {};

const tsc = (project: string): Step => ({
  name: `types of ${project}`,
  run: () => ask([bin('typescript/bin/tsc'), '--noEmit', '-p', inRoot(`${project}/tsconfig.json`)]),
});

const SVELTE_CHECK = ['node_modules/svelte-check/bin/svelte-check', '--fail-on-warnings', '--output', 'human'];

/** The schema of the api is printed by the built api itself, compared with the committed files. */
async function checkDrift(): Promise<Verdict> {
  const [api] = await buildPackages(['api']);
  if (api?.outcome === 'failed') return { problem: `The api could not be built:\n${api.output}` };
  return ask(['--enable-source-maps', 'api/dist/commands/print-schema.js', '--check']);
}

function checkDescriptions(): Verdict {
  return verdictOf(
    ['schema/public.graphql', 'schema/staff.graphql'].flatMap((file) => {
      if (!existsSync(inRoot(file))) return [`${file} is missing: \`npm run schema\` writes it.`];
      return findUndescribed(readFileSync(inRoot(file), 'utf8')).map((place) => `${file}: ${place} has no description`);
    }),
  );
}

/** Every step, the slow ones first, so that the last one to end is a short one. */
export const STEPS: readonly Step[] = [
  {
    name: 'types of dashboard',
    run: () =>
      askInTurn(
        async () => verdictOnProgram(await syncDashboard()),
        () => ask(SVELTE_CHECK, 'dashboard'),
      ),
  },
  tsc('api'),
  { name: 'types of widget', run: () => ask(SVELTE_CHECK, 'widget') },
  { name: 'format', run: () => ask([bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']) },
  { name: 'dead code', run: () => ask([bin('knip/bin/knip.js'), '--no-progress']) },
  { name: 'schema drift', run: checkDrift },
  {
    name: 'dependency rule',
    run: () =>
      ask([
        bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
        ...['--config', RULES_CONFIG, '--output-type', 'err-long'],
        ...['schema', 'api', 'widget', 'dashboard', 'scripts', 'load-tests'],
      ]),
  },
  {
    name: 'dependency rule catches each planted violation',
    run: async () =>
      verdictOf((await findUncaughtRules()).map((name) => `The rule “${name}” did not catch its violation.`)),
  },
  tsc('schema'),
  tsc('scripts'),
  tsc('load-tests'),
  { name: 'lint', run: () => ask([bin('oxlint/bin/oxlint'), '--quiet', '--format=unix']) },
  { name: 'every GraphQL name is described', run: async () => checkDescriptions() },
  {
    name: 'one version of each dependency',
    run: async () => verdictOf(findVersionConflicts(readManifests(inRoot('.')))),
  },
  { name: 'no name of a machine or registry', run: async () => verdictOf(await findForeignPlaces()) },
];
