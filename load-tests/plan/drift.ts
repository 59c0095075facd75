import type { ServerState } from './server-state.ts';

/** Until then the server is warming up, which is no drift. */
const WARM_AFTER = 0.1;
const FIRST_UNTIL = 1 / 3;
const LAST_FROM = 2 / 3;

/** How the last third of a load compares with the first, as multiples: 1 is the same. */
export interface DriftSoFar {
  memoryGrowth: number;
  /** Of the mean time of an answer. */
  slowdown: number;
}

/** Compares the server in the last third of a load with what it was in the first. */
export class Drift {
  readonly #first: ServerState[] = [];
  readonly #last: ServerState[] = [];

  /**
   * Takes in a state of the server.
   *
   * @param progress of the load, 0–1
   * @returns null until there are two states of both thirds with answers between them
   */
  observe(progress: number, state: ServerState): DriftSoFar | null {
    if (progress >= WARM_AFTER && progress < FIRST_UNTIL) this.#first.push(state);
    if (progress >= LAST_FROM) this.#last.push(state);
    const before = meanAnswerSeconds(this.#first);
    const now = meanAnswerSeconds(this.#last);
    if (!before || !now) return null;
    return { memoryGrowth: meanMb(this.#last) / meanMb(this.#first), slowdown: now / before };
  }
}

const meanMb = (states: readonly ServerState[]): number =>
  states.reduce((sum, { residentMb }) => sum + residentMb, 0) / states.length;

/** Mean between the first state and the latest; null when nothing was answered between them. */
function meanAnswerSeconds(states: readonly ServerState[]): number | null {
  const [from] = states;
  const to = states.at(-1);
  if (!from || !to || to.answers <= from.answers) return null;
  return (to.answerSeconds - from.answerSeconds) / (to.answers - from.answers);
}
