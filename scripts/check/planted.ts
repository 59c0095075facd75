import { inRoot } from '../build/paths.ts';
import { spawnNode } from '../process.ts';

/** Where the dependency rules are written. */
export const RULES_CONFIG = inRoot('.dependency-cruiser.mjs');

/** The parts we read of a report in JSON. */
interface CruiseReport {
  summary: { violations: { rule: { name: string } }[] };
}

/**
 * Runs the dependency rules over the planted violations.
 *
 * @returns the names of the rules that caught nothing there; none when every rule works
 * @throws {Error} when the checker itself did not run
 */
export async function findUncaughtRules(): Promise<string[]> {
  const { code, output } = await spawnNode(
    [
      inRoot('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...['--config', RULES_CONFIG, '--output-type', 'json'],
      ...['schema', 'api', 'widget', 'dashboard', 'load-tests'],
    ],
    { cwd: inRoot('scripts/check/planted') },
  );
  if (!output.startsWith('{')) throw new Error(`The dependency checker did not run (code ${code}):\n${output}`);
  const { summary } = JSON.parse(output) as CruiseReport;
  const caught = new Set(summary.violations.map((violation) => violation.rule.name));
  return (await ruleNames()).filter((name) => !caught.has(name));
}

/** The names of all rules in the configuration. */
export async function ruleNames(): Promise<string[]> {
  const { default: config } = (await import('../../.dependency-cruiser.mjs')) as {
    default: { forbidden?: { name?: string }[] };
  };
  return (config.forbidden ?? []).map((rule) => rule.name ?? '(a rule without a name)');
}
