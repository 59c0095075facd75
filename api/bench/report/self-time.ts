/** What V8's profiler tells, as far as it is read here. */
export interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  /** Node that was running at each sample. */
  samples: number[];
  /** Microseconds before each sample. */
  timeDeltas: number[];
}

/** A function with its share (0–1) of the time in which the processor was not idle. */
export interface SelfTime {
  share: number;
  name: string;
  /** The package it belongs to; `node` and `V8` for the runtime, `ours` for the api. */
  owner: string;
  /** File and line; empty for the runtime. */
  place: string;
}

/** What starts and stops the profiler is no work of the server. */
const PROFILER = 'node:inspector';

/** Functions by the time spent in themselves, not in what they call, longest first; idle time is left out. */
export function selfTime({ nodes, samples, timeDeltas }: CpuProfile): SelfTime[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const spent = new Map<string, SelfTime>();
  let total = 0;
  samples.forEach((id, index) => {
    const frame = frames.get(id)!;
    if (frame.functionName === '(idle)' || frame.url === PROFILER) return;
    const key = `${frame.functionName} ${frame.url}:${frame.lineNumber}`;
    const known = spent.get(key) ?? { share: 0, name: frame.functionName || '(anonymous)', ...ownerOf(frame) };
    known.share += timeDeltas[index] ?? 0;
    total += timeDeltas[index] ?? 0;
    spent.set(key, known);
  });
  return [...spent.values()]
    .map((entry) => ({ ...entry, share: entry.share / total }))
    .toSorted((a, b) => b.share - a.share);
}

function ownerOf({ url, lineNumber }: { url: string; lineNumber: number }): { owner: string; place: string } {
  if (url === '') return { owner: 'V8', place: '' };
  const line = lineNumber + 1;
  if (url.startsWith('node:')) return { owner: 'node', place: `${url.slice(5)}:${line}` };
  // A name that starts with a dot is no package: built benchmarks lie in such a folder.
  const [, owner, file] = /.*\/node_modules\/((?:@[^/]+\/)?[^./][^/]*)\/(.*)$/.exec(url) ?? [];
  return owner ? { owner, place: `${file}:${line}` } : { owner: 'ours', place: `${url.split('/').pop()}:${line}` };
}
