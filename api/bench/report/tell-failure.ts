/**
 * Says what kept a run from its end, in one sentence; where `--json` is among its words also as one object, the last line:
 * whoever reads only that line must find there that the run has not passed.
 * @param known what else is told in that object
 */
export function tellFailure(words: readonly string[], error: unknown, known: object = {}): void {
  const sentence = (error instanceof Error && error.message) || String(error);
  console.error(sentence);
  if (words.includes('--json')) console.log(JSON.stringify({ passed: false, failures: [sentence.trim()], ...known }));
}
