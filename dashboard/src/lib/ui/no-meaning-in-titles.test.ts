import { parse } from 'svelte/compiler';
import { expect, test } from 'vitest';

const components = import.meta.glob<string>('/src/**/*.svelte', { eager: true, query: '?raw', import: 'default' });

interface TreeNode {
  type?: string;
  name?: string;
  attributes?: TreeNode[];
}

/** Elements of the page that carry a `title`: it is shown to a mouse alone, not to touch and not to a keyboard. */
function titledElements(node: unknown, found: string[] = []): string[] {
  if (Array.isArray(node)) for (const part of node) titledElements(part, found);
  else if (typeof node === 'object' && node !== null) {
    const { type, name, attributes } = node as TreeNode;
    const isElement = type === 'RegularElement' || type === 'SvelteElement';
    if (isElement && attributes?.some((one) => one.type === 'Attribute' && one.name === 'title'))
      found.push(String(name));
    for (const part of Object.values(node)) titledElements(part, found);
  }
  return found;
}
const titledIn = (source: string) => titledElements(parse(source, { modern: true }).fragment);

test('a title on an element is noticed, one handed to a part of ours is not', () => {
  expect(
    titledIn('{#if a}<span title={meaning}>Solid</span>{/if}<Card title="x"><a {href} title="y">z</a></Card>'),
  ).toEqual(['span', 'a']);
});

test.each(Object.keys(components))('%s explains on the spot instead of in a title', (path) => {
  expect(titledIn(components[path] ?? '')).toEqual([]);
});
