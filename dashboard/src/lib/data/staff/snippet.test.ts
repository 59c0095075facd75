import { expect, test } from 'vitest';
import { policyLine, snippet } from './snippet.ts';

const parts = {
  origin: 'https://otklik.example',
  widget: { version: '0.1.0', url: '/embed/0.1.0/otklik.js', integrity: 'sha384-abc' },
  touchpoint: 'portal-main',
  service: 'passport',
  linkText: 'Rate <this>',
};

test('the lines fix the version by its hash and leave a link without JavaScript', () => {
  expect(snippet(parts)).toBe(
    `<script type="module" src="https://otklik.example/embed/0.1.0/otklik.js" integrity="sha384-abc" crossorigin></script>
<otklik-rating touchpoint="portal-main" service="passport">
  <a href="https://otklik.example/r/portal-main?service=passport">Rate &lt;this&gt;</a>
</otklik-rating>`,
  );
});

test('a touchpoint that is rated as itself names no service', () => {
  const lines = snippet({ ...parts, service: null });
  expect(lines).toContain('<otklik-rating touchpoint="portal-main">');
  expect(lines).toContain('href="https://otklik.example/r/portal-main"');
});

test('the policy allows this server and nothing else', () => {
  expect(policyLine(parts)).toBe('script-src https://otklik.example; connect-src https://otklik.example');
});
