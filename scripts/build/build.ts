import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { freemem } from 'node:os';
import { spawnNode } from '../process.ts';
import { digestTree } from './digest.ts';
import { PLANS, type BuildPlan } from './packages.ts';
import { inRoot } from './paths.ts';

/** Below this much free memory packages are built one after another. */
const ENOUGH_FOR_ALL_BYTES = 2 * 1024 ** 3;

/** What became of one package. `output` is what the builder printed, shown only when it failed. */
export interface BuildResult {
  name: BuildPlan['name'];
  outcome: 'fresh' | 'built' | 'failed';
  ms: number;
  output: string;
}

/**
 * Builds the packages whose inputs changed since their last good build.
 *
 * @param names which packages; all of them by default
 * @returns one result per package, in the order of the plans; never throws for a failed build
 */
export async function buildPackages(names: readonly string[] = []): Promise<BuildResult[]> {
  const plans = PLANS.filter((plan) => names.length === 0 || names.includes(plan.name));
  if (freemem() >= ENOUGH_FOR_ALL_BYTES) return Promise.all(plans.map(buildOne));
  const results: BuildResult[] = [];
  for (const plan of plans) results.push(await buildOne(plan));
  return results;
}

async function buildOne(plan: BuildPlan): Promise<BuildResult> {
  const startedAt = Date.now();
  const result = (outcome: BuildResult['outcome'], output = ''): BuildResult => {
    return { name: plan.name, outcome, ms: Date.now() - startedAt, output };
  };
  if (!existsSync(inRoot(plan.entry)))
    return result('failed', `${plan.entry} is missing: there is nothing to build.\n`);

  const stamp = inRoot(`.cache/build/${plan.name}`);
  const wanted = digestTree(inRoot('.'), plan.inputs);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(inRoot(plan.output))) {
    return result('fresh');
  }
  // A build that is cut short must not look like the last good one.
  rmSync(stamp, { force: true });
  const { code, output } = await spawnNode(plan.command, { cwd: inRoot(plan.cwd), env: { NODE_ENV: 'production' } });
  if (code !== 0) return result('failed', output);
  if (!existsSync(inRoot(plan.output))) return result('failed', `${output}\n${plan.output} was not made.\n`);
  mkdirSync(inRoot('.cache/build'), { recursive: true });
  writeFileSync(stamp, wanted);
  return result('built', output);
}
