/** Which mode effects a rollup can tell at all. */
export interface ModeIdentifiability {
  /** Connected parts of the graph of units and modes. */
  readonly components: number;
  /** Rank of the two-way model: units + modes − components. */
  readonly rank: number;
  /** Parameters of the model with one mode as the reference: units + modes − 1. What exceeds the rank is lost. */
  readonly parameters: number;
  /** Modes, without the reference, whose effect can be told; sorted. */
  readonly identified: readonly string[];
  /** Modes whose effect cannot be told from differences between units; sorted. */
  readonly unidentified: readonly string[];
}

/**
 * Which effects of collection modes are estimable beside an intercept for every unit: those of modes that the graph
 * of units and modes joins to the reference.
 *
 *     rank = units + modes − components
 *
 * "Office only by kiosk, phone only by call, portal only by web" are three components: nothing is estimable. Found by
 * union–find in one pass. It is necessary, and without further regressors sufficient: a segment that uses a mode of
 * its own can still hide the effect, which `estimateModeEffects` finds by rank.
 *
 * Use to tell which bridges are missing, before and without any regression. Whether an effect that can be told is good
 * enough: `modeUsability`.
 *
 * @param edges pairs of unit and mode that have answers together; repetitions and order do not matter
 * @param reference the mode the effects are relative to
 * @returns the modes that are joined to the reference, and those that are not
 * @see METHODOLOGY §2.1; Searle (1987) Linear Models for Unbalanced Data; Abowd, Creecy & Kramarz (2002);
 *   verification case 27
 */
export function modeIdentifiability(
  edges: Iterable<readonly [unit: string, mode: string]>,
  reference: string,
): ModeIdentifiability {
  // Nodes are numbered as they come: modes and units apart, as names may coincide.
  const numbers = { unit: new Map<string, number>(), mode: new Map<string, number>() };
  const parents: number[] = [];
  const numberOf = (side: 'unit' | 'mode', name: string): number => {
    let number = numbers[side].get(name);
    if (number === undefined) {
      number = parents.length;
      parents.push(number);
      numbers[side].set(name, number);
    }
    return number;
  };
  let components = 0;
  for (const [unit, mode] of edges) {
    const before = parents.length;
    const [a, b] = [numberOf('unit', unit), numberOf('mode', mode)];
    components += parents.length - before;
    if (join(parents, a, b)) components--;
  }

  const [units, modes] = [numbers.unit.size, numbers.mode.size];
  const home = numbers.mode.has(reference) ? rootOf(parents, numbers.mode.get(reference)!) : -1;
  const others = [...numbers.mode.keys()].filter((mode) => mode !== reference).sort();
  const isIdentified = (mode: string): boolean => rootOf(parents, numbers.mode.get(mode)!) === home;
  return {
    components,
    rank: units + modes - components,
    parameters: Math.max(0, units + modes - 1),
    identified: others.filter(isIdentified),
    unidentified: others.filter((mode) => !isIdentified(mode)),
  };
}

/** The node that stands for the component; shortens the way for those who ask next. */
function rootOf(parents: number[], node: number): number {
  let root = node;
  while (parents[root] !== root) root = parents[root]!;
  let step = node;
  while (step !== root) {
    const next = parents[step]!;
    parents[step] = root;
    step = next;
  }
  return root;
}

/** @returns whether the two were apart before */
function join(parents: number[], a: number, b: number): boolean {
  const [one, other] = [rootOf(parents, a), rootOf(parents, b)];
  parents[other] = one;
  return one !== other;
}
