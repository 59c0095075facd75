import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTemporaryPlace } from '../postgres/temporary-place.ts';

/** A file system of its own in a file, that can be filled to the last block. */
export interface SmallDisk {
  folder: string;
  /** Takes all the space that is left. */
  fill(): void;
  /** Gives it back. */
  free(): void;
  remove(): void;
}

/** Runs a program of the system. */
const run = (program: string, ...args: string[]) => spawnSync(program, args, { encoding: 'utf8' });

/** Makes a file system of so many megabytes. @returns why it cannot be made, where it cannot: only root may mount */
export function makeSmallDisk(megabytes: number): SmallDisk | string {
  if (process.getuid?.() !== 0) return 'only root may mount a file system';
  const place = makeTemporaryPlace();
  const image = join(place, 'image');
  const folder = join(place, 'disk');
  const filler = join(folder, 'filler');
  writeFileSync(image, '');
  truncateSync(image, megabytes * 1_048_576);
  mkdirSync(folder);
  for (const [program, ...args] of [
    ['mkfs.ext4', '-q', '-m', '0', image],
    ['mount', '-o', 'loop', image, folder],
  ]) {
    const { status, stderr, error } = run(program!, ...args);
    if (status === 0) continue;
    rmSync(place, { recursive: true, force: true });
    return `${program} does not work here: ${(error?.message ?? stderr).trim()}`;
  }
  chmodSync(folder, 0o755);
  return {
    folder,
    fill() {
      let bytes = 0;
      // The largest piece first; what is left then goes in ever smaller ones.
      for (let piece = megabytes * 1_048_576; piece >= 4_096; piece >>= 1)
        while (run('fallocate', '-o', String(bytes), '-l', String(piece), filler).status === 0) bytes += piece;
      const { bavail } = statfsSync(folder);
      if (bavail > 16) throw new Error(`${bavail} blocks are still free`);
    },
    free: () => rmSync(filler, { force: true }),
    remove() {
      run('umount', '-l', folder);
      rmSync(place, { recursive: true, force: true });
    },
  };
}
