import { readdirSync, readFileSync } from 'node:fs';
import { dirname, normalize } from 'node:path';
import { inRoot } from '../build/paths.ts';

/** Top-level folders of the project: a path in a text that starts with one of them must lead somewhere. */
const FOLDERS = ['schema', 'api', 'widget', 'dashboard', 'load-tests', 'scripts', 'docs', '.ci'];

/** What is made by a build or at run time, and not in the checkout. */
const MADE = /^widget\/dist(\/|$)|^api\/dist(\/|$)|^dashboard\/build(\/|$)/;

/** The documents of the project, relative to its root. */
export function documents(): string[] {
  const inFolder = (folder: string) =>
    readdirSync(inRoot(folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => normalize(`${folder}/${name}`));
  return [...inFolder('.'), ...inFolder('docs'), ...inFolder('docs/decisions'), ...inFolder('docs/methods')];
}

export const textOf = (document: string): string => readFileSync(inRoot(document), 'utf8');

/**
 * Paths a document names: targets of its links, relative to it, and code spans that start with a top-level folder.
 * Patterns (`*`, `<noun>`, `…`) and what a build makes are left out.
 *
 * @param document path relative to the root, decides what its links are relative to
 * @param text its content
 * @returns paths relative to the root, without repeats
 */
export function pathsNamedIn(document: string, text: string): string[] {
  const prose = text.replaceAll(/^```.*?^```/gms, '');
  const links = [...prose.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => normalize(`${dirname(document)}/${target}`));
  const spans = [...prose.matchAll(/`([^`\s]+)`/g)]
    .map(([, span]) => span!.replace(/\/$/, ''))
    .filter((span) => FOLDERS.some((folder) => span.startsWith(`${folder}/`)))
    .filter((span) => !/[*<>…]/.test(span) && !MADE.test(span));
  return [...new Set([...links, ...spans])];
}

/** Tasks a document tells people to run: `npm start`, `npm test`, `npm run <task>`. */
export function tasksNamedIn(text: string): string[] {
  const named = [...text.matchAll(/\bnpm (?:run ([a-z-]+(?::[a-z-]+)*)|(start|test))\b/g)].map(
    ([, task, short]) => task ?? short!,
  );
  return [...new Set(named)];
}

/** First three columns of the rows of a Markdown table that follows a heading, without code marks; the head is left out. */
export function tableAfter(heading: string, text: string): [first: string, second: string, third: string][] {
  const rows = (text.split(`\n${heading}\n`)[1]?.split(/\n#/)[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) => {
    const [first = '', second = '', third = ''] = row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', ''));
    return [first, second, third];
  });
}
