import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Vite would take graphql's ES module and Node its CommonJS one: two copies, two realms.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: { name: 'scripts', include: ['**/*.test.ts'], testTimeout: 60_000 },
});
