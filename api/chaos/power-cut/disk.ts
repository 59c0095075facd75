import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Scratch } from '../scratch.ts';

const run = promisify(execFile);

const SIZE_BYTES = 512 * 1_024 * 1_024;
// Metadata goes to the disk only when somebody asks for it: a harsher disk than usual, and nothing moves while the
// image is copied.
const MOUNT_OPTIONS = 'loop,commit=300';

/** A small disk of its own: an ext4 file system in a file. What never reached the file is lost in a power cut. */
export class Disk {
  /** Where it is mounted. */
  readonly place: string;
  readonly #image: string;
  #isMounted = false;

  private constructor(folder: string) {
    this.place = join(folder, 'disk');
    this.#image = join(folder, 'disk.image');
  }

  /**
   * Makes and mounts it.
   * @returns why that cannot be done here, in words, where it cannot
   */
  static async make(scratch: Scratch): Promise<Disk | { impossible: string }> {
    if (process.platform !== 'linux') return { impossible: 'loop mounts are of Linux' };
    if (process.getuid?.() !== 0) return { impossible: 'only root may mount' };
    for (const program of ['mkfs.ext4', 'mount', 'umount', 'cp'])
      if (spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0)
        return { impossible: `${program} is not installed` };
    const disk = new Disk(scratch.folder);
    scratch.defer(() => disk.#unmount());
    writeFileSync(disk.#image, '');
    truncateSync(disk.#image, SIZE_BYTES);
    mkdirSync(disk.place);
    try {
      await run('mkfs.ext4', ['-q', '-F', disk.#image]);
      await disk.#mount();
    } catch (error) {
      const words = (error as { stderr?: string }).stderr?.trim().split('\n').at(-1) ?? '';
      return { impossible: `an image cannot be mounted here (${words.replaceAll(scratch.folder, '…')})` };
    }
    return disk;
  }

  /** Copies what has reached the disk by now. */
  async photograph(): Promise<void> {
    await run('cp', ['--sparse=always', this.#image, `${this.#image}.copy`]);
  }

  /** Puts the copy in the place of the disk: the state the power cut left. Nothing may use the disk. */
  async returnToPhotograph(): Promise<void> {
    await this.#unmount();
    rmSync(this.#image);
    renameSync(`${this.#image}.copy`, this.#image);
    await this.#mount();
  }

  async #mount(): Promise<void> {
    await run('mount', ['-o', MOUNT_OPTIONS, this.#image, this.place]);
    this.#isMounted = true;
  }

  async #unmount(): Promise<void> {
    if (!this.#isMounted) return;
    await run('umount', [this.place]);
    this.#isMounted = false;
  }
}
