/** Longest that work which can be cut holds up everything else, in milliseconds. */
const SLICE_MS = 10;

const waiting: (() => void)[] = [];
let isScheduled = false;

/**
 * Does a piece of work after those before it, and lets others go first whenever such work has lasted for a slice: a
 * rating is not stored after the overview of a country that somebody looks at, but in between.
 * @throws what `work` throws
 */
export function inSlices<Result>(work: () => Result): Promise<Result> {
  return new Promise((resolve, reject) => {
    waiting.push(() => {
      try {
        resolve(work());
      } catch (error) {
        reject(error);
      }
    });
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(doSlice);
  });
}

function doSlice(): void {
  const until = performance.now() + SLICE_MS;
  do waiting.shift()!();
  while (waiting.length > 0 && performance.now() < until);
  if (waiting.length > 0) setImmediate(doSlice);
  else isScheduled = false;
}
