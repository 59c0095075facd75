import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { name: 'load-tests', include: ['test/**/*.test.ts'] } });
