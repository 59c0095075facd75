import type { MethodInForce } from '../scores/method-in-force.rules.ts';

/** What is in force, line by line, for a terminal. */
export function describeModeTable({ table, mix }: MethodInForce): string[] {
  if (!table) return ['There is no mode table: figures are not adjusted for the mode of answering.'];
  const lines = [`Mode table ${table.version}, answers of ${table.window.from} to ${table.window.to}:`];
  for (const { item, modes, components } of table.items) {
    lines.push(`  ${item}: ${modes.length} modes beside the web, ${components} separate parts`);
    for (const { mode, effect, standardError, answers, referenceAnswers, basis, reason } of modes) {
      const size = effect === null ? 'unknown' : `${effect.toFixed(2)} ± ${standardError!.toFixed(2)}`;
      const use = reason ? `not used: ${reason}` : 'used';
      lines.push(`    ${mode}: ${size} (${answers} answers, ${referenceAnswers} on the web, ${basis}), ${use}`);
    }
  }
  if (mix) lines.push(`Reference mix of ${mix.year}: ${mix.weighting}, ${mix.total} in ${mix.shares.length} parts`);
  return lines;
}
