import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { StartupError } from '../../startup-error.ts';

/** Operating system account that PostgreSQL runs under. No ids: the account of this process. */
export interface SystemUser {
  name?: string;
  ids: { uid: number; gid: number } | Record<string, never>;
}

const NAME = 'postgres';

/**
 * PostgreSQL refuses to run as root, so root hands it to another account: the owner of an existing data folder, else
 * `postgres`, which is created when the system lacks it. Anybody else runs it under their own account.
 * @param dataFolder the cluster's folder, which may not exist yet
 * @throws StartupError when root cannot create the account
 */
export function chooseSystemUser(dataFolder: string): SystemUser {
  if (process.getuid?.() !== 0) return { ids: {} };
  if (existsSync(dataFolder)) {
    const { uid, gid } = statSync(dataFolder);
    if (uid !== 0) return { name: nameOf(uid), ids: { uid, gid } };
  }
  const found = findUser() ?? createUser();
  if (!found) {
    throw new StartupError(
      `PostgreSQL does not run as root and the account "${NAME}" could not be created: ` +
        `create it (useradd --system ${NAME}), start as an ordinary user, or set DATABASE_URL.`,
    );
  }
  return { name: NAME, ids: found };
}

function findUser(): { uid: number; gid: number } | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, NAME], { encoding: 'utf8' }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function createUser(): { uid: number; gid: number } | undefined {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]);
  return findUser();
}

function nameOf(uid: number): string {
  const { stdout } = spawnSync('id', ['-un', String(uid)], { encoding: 'utf8' });
  return stdout?.trim() || String(uid);
}
