import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A function of `dashboard/src/lib/data` that a route hands its `locals` to: it may ask the api. */
export interface RouteReader {
  /** Folder of the route, from `routes` on. */
  route: string;
  /** File below `lib/data`, without its ending. */
  file: string;
  name: string;
}

const SERVER_FILE = /^\+(page\.server|layout\.server|server)\.ts$/;

/** Routes that run on the server, as folders below `routes` with what their file is called. */
export const serverFiles = (routesFolder: string): { route: string; file: string }[] =>
  readdirSync(routesFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SERVER_FILE.test(entry.name))
    .map((entry) => ({
      route: relative(routesFolder, entry.parentPath).split(sep).join('/'),
      file: join(entry.parentPath, entry.name),
    }))
    .sort((a, b) => a.file.localeCompare(b.file));

/** What a route reads with when it is opened. What its forms do is written by actions and not looked at. */
export function readersOf({ route, file }: { route: string; file: string }): RouteReader[] {
  const source = readFileSync(file, 'utf8');
  const opened = source.replace(/\nexport const actions[\s\S]*$/, '');
  const imports = [...source.matchAll(/import (?!type)\{([^}]*)\} from '#lib\/data\/([^']*)\.ts'/g)].flatMap(
    ([, names, from]) =>
      names!.split(',').flatMap((name) => {
        const plain = name.trim();
        return plain === '' || plain.startsWith('type ') ? [] : [{ name: plain, file: from! }];
      }),
  );
  const itself = /\blocals\.execute\b/.test(opened)
    ? [{ route, name: 'locals.execute', file: 'the route itself' }]
    : [];
  const handed = imports
    .filter(({ name }) => new RegExp(`\\b${name}\\([^()]*\\blocals\\b(?!\\.)`).test(opened))
    .map((reader) => ({ route, ...reader }));
  return [...itself, ...handed];
}
