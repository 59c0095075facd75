/** Takes everything away, also after one of them could not be. @throws what the first one failed with */
export async function dropAll(drops: readonly (() => Promise<void>)[]): Promise<void> {
  const outcomes = await Promise.allSettled(drops.map((drop) => drop()));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
