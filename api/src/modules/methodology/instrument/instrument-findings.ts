import { changesBetween, type Finding, lintInstrument, type VersionChange } from '@otklik/schema';
import { checkedLanguages, type InstrumentVersion } from './instrument-version.ts';
import type { Instruments } from './instruments.ts';

const found = new WeakMap<InstrumentVersion, readonly Finding[]>();
const changed = new WeakMap<InstrumentVersion, readonly VersionChange[]>();

/** What the rules find in a version. It is read once: a version in memory does not change. */
export function findingsOf(version: InstrumentVersion): readonly Finding[] {
  let findings = found.get(version);
  if (!findings) {
    findings = lintInstrument(version.instrument.content, checkedLanguages(version));
    found.set(version, findings);
  }
  return findings;
}

/** What a version changed of its parent; nothing for a built-in one. */
export function changesOf(
  version: InstrumentVersion,
  { findVersion }: { findVersion: (version: string) => InstrumentVersion | null },
): readonly VersionChange[] {
  let changes = changed.get(version);
  if (!changes) {
    const parent = version.parentVersion === null ? null : findVersion(version.parentVersion);
    changes = parent ? changesBetween(parent.instrument.content, version.instrument.content) : [];
    changed.set(version, changes);
  }
  return changes;
}

/** `findVersion` of the versions in memory, to hand on. */
export const inMemory = (instruments: Instruments) => ({
  findVersion: (version: string) => instruments.findVersion(version),
});
