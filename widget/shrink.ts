import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Makes private names short plain ones before lowering to ES2020. The floor has no private fields, and what
 * a compiler puts in their place (a WeakMap a field) costs 1.4 kB of the budget. Only the built file is
 * changed: the type checker still guards the sources.
 */
export function plainPrivateNames(): Plugin {
  // Numbered in the order of the alphabet, found before anything is built: modules are read in no fixed order,
  // yet the file, and with it the integrity hash in everybody’s pages, is always the same.
  const names = privateNames();
  const plain = (name: string) => {
    if (!names.includes(name)) throw new Error(`#${name} was not found before the build.`);
    return `_${names.indexOf(name).toString(36)}`;
  };
  return {
    name: 'otklik:plain-private-names',
    enforce: 'post', // after Svelte, which makes private fields of state
    transform(code, id) {
      if (!/\.(js|ts|svelte)$/.test(id)) return null;
      const changed = code.replace(
        /(^|[\s.(!])#([a-z]\w*)\b/gim,
        (_, before: string, name: string) => before + plain(name),
      );
      return { code: changed, map: null };
    },
  };
}

/** Private names of Svelte and of our sources, and the names Svelte will make of state, sorted. */
function privateNames(): string[] {
  const folders = ['internal', 'reactivity', 'legacy'].map((name) => `node_modules/svelte/src/${name}`);
  const found = new Set<string>();
  for (const folder of [...folders, 'src'].map((name) => join(import.meta.dirname, name)))
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|ts|svelte)$/.test(file)) continue;
      const text = readFileSync(join(folder, file), 'utf8');
      for (const [, name] of text.matchAll(/[\s.(!]#([a-z]\w*)\b/gi)) found.add(name!);
      for (const [, name] of text.matchAll(/#?(\w+) = \$state\b/g)) found.add(name!);
    }
  return [...found].sort();
}

/** A part of Svelte that this widget never switches on: file, what stands there, what is built instead. */
type NeverUsed = [file: string, found: string | RegExp, built: string];

/** A method of a class, as its opening and its closing line. */
const bodyOf = (method: string) => new RegExp(`(\\n\\t${method}\\(.*\\) \\{)[\\s\\S]*?(\\n\\t\\})`);

const NEVER_USED: readonly NeverUsed[] = [
  // Nothing is rendered on a server, so nothing is hydrated.
  ['client/dom/hydration.js', 'export let hydrating = false', 'export const hydrating = false'],
  ['client/dom/hydration.js', /hydrating = value;/, ''],
  // No asynchronous, legacy or traced components.
  ['internal/flags/index.js', /export let (\w+) = false/g, 'export const $1 = false'],
  ['internal/flags/index.js', /\t\w+_flag = (true|false);/g, ''],
  ['client/reactivity/async.js', 'if (async.length === 0 && pending.length === 0) {', 'if (true) {'],
  ['client/reactivity/async.js', 'blockers.filter((b) => !b.settled)', '[]'],
  // Nothing is asynchronous: a batch is never waited for, forked, or overtaken by another.
  ['client/reactivity/batch.js', 'if (!this.#is_deferred()) this.discard()', 'this.discard()'],
  ['client/reactivity/batch.js', 'if (this.#is_deferred()) {', 'if (false) {'],
  ['client/reactivity/batch.js', /\t\tif \(\s*effect\.b\?\.is_pending[\s\S]*?return;\n\t\t\}\n/, ''],
  ['client/reactivity/batch.js', 'const earlier_batch = this.#find_earlier_batch();', 'const earlier_batch = null;'],
  ...['#is_deferred', '#is_skipped', '#find_earlier_batch', '#intersects', '#merge', '#commit', 'settled'].map(
    (method): NeverUsed => ['client/reactivity/batch.js', bodyOf(method), '$1$2'],
  ),
  ...['increment', 'decrement', 'transfer_reactions', 'skip_effect', 'unskip_effect', 'oncommit', 'ondiscard'].map(
    (method): NeverUsed => ['client/reactivity/batch.js', bodyOf(method), '$1$2'],
  ),
  ['client/dom/blocks/branches.js', 'var defer = should_defer_append();', 'const defer = false;'],
  ['client/dom/blocks/branches.js', /\t#discard = [\s\S]*?\n\t\};\n/, ''],
  ['client/dom/blocks/branches.js', 'var offscreen = this.#offscreen.get(key);', 'const offscreen = null;'],
  ['client/dom/blocks/branches.js', 'const offscreen = this.#offscreen.get(k);', 'const offscreen = null;'],
  ['client/dom/blocks/branches.js', ' && !this.#offscreen.has(key)', ''],
  [
    'client/dom/blocks/branches.js',
    'const keys = Array.from(this.#batches.values());\n\n\t\t\t\tif (keys.includes(k)) {',
    'if (false) {',
  ],
  // No transitions: what is paused is removed at once.
  ['client/reactivity/effects.js', /(function pause_children\(.*\) \{)[\s\S]*?\n(\})/, '$1$2'],
  ['client/reactivity/effects.js', /(function resume_children\(.*\) \{)[\s\S]*?\n(\})/, '$1$2'],
  // Attributes are text or absent; no property is set through them.
  ['client/dom/elements/attributes.js', "typeof value !== 'string' && get_setters(element).has(attribute)", 'false'],
  // Without boundaries an error goes to whoever called.
  ['client/error-handling.js', /(function invoke_error_boundary\(.*\) \{)[\s\S]*?\n(\})/, '$1 throw error; $2'],
  // Handlers report their own errors; derived values hold no effects and abort nothing.
  ['client/reactivity/deriveds.js', /(function freeze_derived_effects\(.*\) \{)[\s\S]*?\n(\})/, '$1$2'],
  ['client/reactivity/deriveds.js', /(function unfreeze_derived_effects\(.*\) \{)[\s\S]*?\n(\})/, '$1$2'],
  // All state is primitive or raw: nothing has to be watched deeply.
  ['client/proxy.js', 'export function proxy(value) {', 'export function proxy(value) {\n\treturn value;'],
  // One language of components: runes.
  ['client/reactivity/async.js', 'is_runes() ? derived : derived_safe_equal', 'derived'],
  ['client/reactivity/sources.js', /is_runes\(\) &&/g, ''],
  ['client/reactivity/sources.js', 'var runes = is_runes()', 'const runes = true'],
  ['client/runtime.js', 'is_runes() &&', ''],
  // Nobody looks back at old values when an effect ends, and no effect is told to abort what it does.
  ['client/runtime.js', 'export let is_destroying_effect = false', 'export const is_destroying_effect = false'],
  ['client/runtime.js', 'is_destroying_effect = value;', ''],
  ['client/runtime.js', 'is_destroying_effect && old_values.has(signal)', 'false'],
  ['client/runtime.js', /(reaction|derived)\.ac !== null/g, 'false'],
  ['client/reactivity/sources.js', /\t\tif \(is_destroying_effect\) \{\n[\s\S]*?\n\t\t\}\n/, ''],
  ['client/reactivity/batch.js', /\told_values\.clear\(\);/g, ''],
  ['client/reactivity/effects.js', 'const controller = effect.ac;', 'const controller = null;'],
  ['client/reactivity/effects.js', 'effect.nodes && effect.nodes.t', 'null'],
  // No batch has values of its own: there are no forks.
  ['client/reactivity/batch.js', 'export let batch_values = null;', 'export const batch_values = null ;'],
  ['client/reactivity/batch.js', /\tbatch_values = (null|new Map\(\)|previous_batch_values);/g, ''],
  ['client/reactivity/batch.js', /\b(this|batch)\.is_fork(?! =)/g, 'false'],
  ['client/runtime.js', 'current_batch?.is_fork', 'false'],
  ['client/reactivity/deriveds.js', /current_batch\?\.is_fork/g, 'false'],
  // No `$inspect`, and no state that a hundred thousand others hang on.
  ['client/reactivity/sources.js', '!batch.is_fork && eager_effects.size > 0 && !eager_effects_deferred', 'false'],
  ['client/reactivity/sources.js', '(flags & EAGER_EFFECT) !== 0', 'false'],
  ['client/reactivity/sources.js', /\tcount_deps \+= length;[\s\S]*?seen\.add\(signal\);\n\t\}\n/, ''],
  ['client/reactivity/sources.js', /\t\t(seen = null|count_deps = 0);\n/g, ''],
  // Templates of HTML and SVG, without `<template>`, `is` and links of XLink.
  ['client/dom/template.js', "item[0][0] === '/'", 'false'],
  ['client/dom/template.js', "create_comment(item ? item[0].slice(3) : '')", 'create_comment()'],
  ['client/dom/template.js', "name === 'math' ? NAMESPACE_MATHML : ns", 'ns'],
  ['client/dom/template.js', 'element.nodeName === TEMPLATE_TAG', 'false'],
  ['client/dom/template.js', "element.nodeName === 'foreignObject' ? undefined : namespace", 'namespace'],
  [
    'client/dom/operations.js',
    /(export function create_element\(.*\) \{)[\s\S]*?\n(\})/,
    '$1 return document.createElementNS(namespace ?? NAMESPACE_HTML, tag); $2',
  ],
  ['client/dom/operations.js', "key.startsWith('xlink:')", 'false'],
  ['../utils.js', /const DOM_BOOLEAN_ATTRIBUTES = \[[\s\S]*?\];/, 'const DOM_BOOLEAN_ATTRIBUTES = [];'],
  // Events are those of clicks and keys, and nothing is moved out of the element.
  ['client/render.js', 'is_passive_event(event_name)', 'false'],
  ['client/render.js', /\[target, document\]/g, '[target]'],
  // A batch is a list of what is to be drawn: it keeps no history, waits for nothing, tells nobody.
  ['client/reactivity/batch.js', bodyOf('capture'), '$1 source.v = value; $2'],
  ['client/reactivity/batch.js', bodyOf('discard'), '$1 this.#unlink(); $2'],
  ['client/reactivity/batch.js', /\n\t(async_deriveds|current|previous) = new Map\(\);/g, ''],
  ['client/reactivity/batch.js', /\n\t#\w+_(callbacks|branches|pending) = new (Map|Set)\(\);/g, ''],
  ['client/reactivity/batch.js', /\n\t#(new_effects|deferred|decrement_queued) = .+;/g, ''],
  ['client/reactivity/batch.js', '\n\t#dirty_reactions = new Map();', ''],
  [
    'client/reactivity/batch.js',
    /\t\tfor \(const \[e, status\] of this\.#dirty_reactions\) \{\n[\s\S]*?\n\t\t\}\n/,
    '',
  ],
  ['client/reactivity/batch.js', 'this.#dirty_reactions.clear();', ''],
  ['client/reactivity/batch.js', bodyOf('add_dirty_reaction'), '$1$2'],
  ['client/reactivity/batch.js', 'for (const fn of this.#commit_callbacks) fn(this);', ''],
  ['client/reactivity/batch.js', 'this.#commit_callbacks.clear();', ''],
  ['client/reactivity/batch.js', 'this.#deferred?.resolve();', ''],
  ['client/reactivity/batch.js', ' || this.#skipped_branches.has(effect)', ''],
  ['client/reactivity/batch.js', 'this.#pending === 0 && ', ''],
  ['client/reactivity/effects.js', 'current_batch?.register_created_effect(effect);', ''],
  ['client/reactivity/batch.js', bodyOf('register_created_effect'), '$1$2'],
  ['client/reactivity/deriveds.js', 'previous_batch?.capture(derived, value, true);', ''],
  ['client/reactivity/deriveds.js', 'w.derived_inert();', ''],
  // Errors are thrown where they happen; derived values keep none.
  ['client/error-handling.js', /(function handle_error\(.*\) \{)[\s\S]*?\n(\})/, '$1 throw error; $2'],
  ['client/runtime.js', /\((signal|reaction)\.f & ERROR_VALUE\) !== 0/g, 'false'],
  // No derived value writes state.
  [
    'client/reactivity/sources.js',
    /\tif \(\n\t\tactive_reaction !== null &&[\s\S]*?state_unsafe_mutation\(\);\n\t\}\n/,
    '',
  ],
  ['client/reactivity/effects.js', /\tvar remaining = [\s\S]*?\n\t\} else \{\n\t\tfn\(\);\n\t\}/, '\tfn();'],
  // Nothing is added to the prototypes of somebody else’s page, to make our look-ups a little faster.
  ['client/dom/operations.js', /\tif \(is_extensible\((element|text)_prototype\)\) \{\n[\s\S]*?\n\t\}\n/g, ''],
  ['client/dom/elements/attributes.js', "attribute === 'loading'", 'false'],
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
        if (
          !id.endsWith(
            `svelte/src/${file.startsWith('../') ? file.slice(3) : `internal/${file.replace('internal/', '')}`}`,
          )
        )
          continue;
        const before = lean;
        lean = lean.replace(found, built);
        if (lean === before) this.error(`${file} has changed: “${String(found)}” is not in it.`);
      }
      return lean === code ? null : { code: lean, map: null };
    },
  };
}

/**
 * Shortens the keys of the message catalogues: forty names, each written once in every language. They are
 * never sent anywhere.
 */
export function shortMessageKeys(keys: readonly string[]): Plugin {
  const shorten = (whole: string, before: string, key: string) =>
    keys.includes(key) ? `${before}m${keys.indexOf(key).toString(36)}` : whole;
  return {
    name: 'otklik:short-message-keys',
    enforce: 'post',
    transform(code, id) {
      if (!id.includes('/widget/src/')) return null;
      const catalogue = /messages\/(en|ru)\.ts$/.test(id);
      return { code: code.replace(catalogue ? /^(\s*)(\w+)(?=:)/gm : /(\bmessages\.)(\w+)/g, shorten), map: null };
    },
  };
}
