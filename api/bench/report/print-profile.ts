import { type CpuProfile, selfTime, type SelfTime } from './self-time.ts';

const ROWS = 45;

/** Prints who takes a process's time: by package, then by function. */
export function printProfile(profile: CpuProfile): void {
  const row = (share: number, words: string) => console.log(`${(share * 100).toFixed(1).padStart(5)} %  ${words}`);
  const functions = selfTime(profile);
  console.log('\nTime in which the processor was not idle, by package:');
  for (const [name, share] of byPackage(functions)) row(share, name);
  console.log('\nby function:');
  for (const { share, name, owner, place } of functions.slice(0, ROWS))
    row(share, `${name.padEnd(40)} ${owner} ${place}`);
}

function byPackage(functions: readonly SelfTime[]): [string, number][] {
  const shares = new Map<string, number>();
  for (const { owner, share } of functions) shares.set(owner, (shares.get(owner) ?? 0) + share);
  return [...shares].filter(([, share]) => share >= 0.002).toSorted(([, a], [, b]) => b - a);
}
