/**
 * Splits the words after `run.mjs` into the task and what is passed on to it. npm removes its own `--`; one that a
 * person typed by hand (`node scripts/run.mjs test -- --project api`) is removed here.
 *
 * @param {readonly string[]} words `process.argv` without the runtime and the script
 * @returns {{ task: string | undefined, args: string[] }}
 */
export function parseArguments(words) {
  const [task, ...rest] = words;
  return { task, args: rest[0] === '--' ? rest.slice(1) : rest };
}
