import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';

/** Inside node_modules, so that removing that folder also forgets the installation. */
const STAMP = 'node_modules/.installed';

/**
 * The files that decide what is installed: the workspace's own and the package.json of each package in it.
 *
 * @param {URL} root the checkout
 * @returns {string[]} paths relative to the root, sorted
 */
export function installInputs(root) {
  const packages = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'))
    .map((entry) => `${entry.name}/package.json`)
    .sort();
  const files = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...packages];
  return files.filter((file) => existsSync(new URL(file, root)));
}

/**
 * A digest of names and contents: the same only for the same files with the same bytes.
 *
 * @param {URL} root the checkout
 * @param {readonly string[]} files paths relative to the root
 * @returns {string} hexadecimal SHA-256
 */
export function digestOf(root, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(new URL(file, root));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Installs the locked dependencies when they are not those of the last installation.
 *
 * @param {URL} root the checkout
 * @returns {Promise<number>} exit code; 0 when everything is in place
 */
export async function installWorkspace(root) {
  const stamp = new URL(STAMP, root);
  const wanted = digestOf(root, installInputs(root));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 0;

  const { packageManager } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const manager = String(packageManager).split('+')[0] ?? '';
  console.error(`Installing dependencies with ${manager} (once, and again when they change) …`);
  const startedAt = Date.now();
  const { code, output } = await run(
    'npx',
    ['--yes', '--loglevel=error', manager, 'install', '--frozen-lockfile'],
    root,
  );
  if (code !== 0) {
    console.error(
      `${output}The dependencies could not be installed (exit code ${code}; the reason is above). ` +
        'Check the connection for packages; if you changed a package.json, run `npx ' +
        `${manager} install\` once. Then run the same command again.`,
    );
    return code;
  }
  writeFileSync(stamp, wanted);
  console.error(`Dependencies are in place after ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
  return 0;
}

/**
 * Runs a command to its end and keeps what it printed: of interest only when it failed.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {URL} cwd
 * @returns {Promise<{ code: number, output: string }>}
 */
function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
