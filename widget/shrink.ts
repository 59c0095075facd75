import type { Plugin } from 'vite';

/**
 * Makes private names short plain ones before lowering to ES2020. The floor has no private fields, and what
 * a compiler puts in their place (a WeakMap a field) costs 1.4 kB of the budget. Only the built file is
 * changed: the type checker still guards the sources.
 */
export function plainPrivateNames(): Plugin {
  const plain = new Map<string, string>();
  return {
    name: 'otklik:plain-private-names',
    transform(code, id) {
      if (!/\.(js|ts|svelte)$/.test(id)) return null;
      const changed = code.replace(/(^|[\s.(!])#([a-z]\w*)\b/gim, (_, before: string, name: string) => {
        if (!plain.has(name)) plain.set(name, `_${plain.size.toString(36)}`);
        return `${before}${plain.get(name)}`;
      });
      return { code: changed, map: null };
    },
  };
}

/** Parts of Svelte that this widget never switches on: file, what stands there, what is built instead. */
const NEVER_USED: readonly [file: string, found: string | RegExp, built: string][] = [
  // Nothing is rendered on a server, so nothing is hydrated.
  ['client/dom/hydration.js', 'export let hydrating = false', 'export const hydrating = false'],
  ['client/dom/hydration.js', /hydrating = value;/, ''],
  // No asynchronous, legacy or traced components.
  ['internal/flags/index.js', /export let (\w+) = false/g, 'export const $1 = false'],
  ['internal/flags/index.js', /\t\w+_flag = (true|false);/g, ''],
  ['client/reactivity/async.js', 'if (async.length === 0 && pending.length === 0) {', 'if (true) {'],
  ['client/reactivity/async.js', 'blockers.filter((b) => !b.settled)', '[]'],
  // All state is primitive or raw: nothing has to be watched deeply.
  ['client/proxy.js', 'export function proxy(value) {', 'export function proxy(value) {\n\treturn value;'],
  // One component, mounted once: no boundary that could show something else in its place.
  [
    'client/render.js',
    "import { boundary } from './dom/blocks/boundary.js';",
    'const boundary = (node, _, children) => children(node);',
  ],
];

/**
 * Tells the bundler what never happens here, so that it can leave the branches out. Svelte is pinned, the
 * build stops when a line is not found any more, and the browser tests run against the result.
 */
export function leanSvelte(): Plugin {
  return {
    name: 'otklik:lean-svelte',
    transform(code, id) {
      let lean = code;
      for (const [file, found, built] of NEVER_USED) {
        if (!id.endsWith(`svelte/src/internal/${file.replace('internal/', '')}`)) continue;
        const before = lean;
        lean = lean.replace(found, built);
        if (lean === before) this.error(`${file} has changed: “${String(found)}” is not in it.`);
      }
      return lean === code ? null : { code: lean, map: null };
    },
  };
}
