import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { svelteOptions } from './svelte-options.ts';

export default defineConfig({
  plugins: [svelte(svelteOptions)],
  test: {
    name: 'widget',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // The tests in a browser run against the built file.
    globalSetup: './test/support/build-once.ts',
    fileParallelism: false,
    testTimeout: 40_000,
    hookTimeout: 30_000,
  },
});
