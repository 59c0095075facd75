import { parse } from 'svelte/compiler';
import { expect, test } from 'vitest';

const components = import.meta.glob<string>('/src/**/*.svelte', { eager: true, query: '?raw', import: 'default' });

interface TreeNode {
  type?: string;
  name?: string;
  data?: string;
  value?: unknown;
}

/** Attributes whose text people hear or read. */
const SPOKEN = new Set(['aria-label', 'title', 'alt', 'placeholder', 'aria-description']);

/** Letters that stand in the markup itself instead of in a catalogue. */
function literalTexts(node: unknown, found: string[] = []): string[] {
  if (Array.isArray(node)) for (const part of node) literalTexts(part, found);
  else if (typeof node === 'object' && node !== null) {
    const { type, name, data, value } = node as TreeNode;
    if (type === 'Attribute') {
      if (SPOKEN.has(name ?? '')) literalTexts(value, found);
      return found;
    }
    if (type === 'Text' && /\p{L}{2,}/u.test((data ?? '').replace('UTC', ''))) found.push(String(data).trim());
    for (const part of Object.values(node)) literalTexts(part, found);
  }
  return found;
}

test('a word written into the markup is noticed', () => {
  expect(literalTexts(parse('<p title="Hello">{x} Привет</p>', { modern: true }).fragment)).toEqual([
    'Hello',
    'Привет',
  ]);
});

test.each(Object.keys(components))('%s takes its words from the catalogues', (path) => {
  expect(literalTexts(parse(components[path] ?? '', { modern: true }).fragment)).toEqual([]);
});
