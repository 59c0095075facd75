import { chmod, chown, copyFile, mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a folder with the owner and the rights of another one. */
export async function makeFolderLike(source: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  await liken(source, target);
}

/**
 * Copies a file with its owner and rights, and waits until the copy is on disk.
 * @returns bytes of the copy; undefined when the file is gone, as that of a table that was dropped meanwhile
 */
export async function copyKept(source: string, target: string): Promise<number | undefined> {
  try {
    await copyFile(source, target);
    await liken(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return keep(target);
}

/** Writes a file with the owner and the rights of another one, and waits until it is on disk. */
export async function writeKept(target: string, content: string, like: string): Promise<void> {
  const file = await open(target, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await liken(like, target);
}

/** Waits until a file, or the names in a folder, are on disk. Returns its size. */
export async function keep(path: string): Promise<number> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

/** Waits until the name of this file or folder is on disk. */
export const keepName = async (path: string): Promise<void> => void (await keep(dirname(path)));

async function liken(source: string, target: string): Promise<void> {
  const { mode, uid, gid } = await stat(source);
  await chmod(target, mode & 0o7777);
  if (process.geteuid?.() === 0) await chown(target, uid, gid);
}
