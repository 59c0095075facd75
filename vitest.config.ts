import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { projects: ['schema', 'api', 'widget', 'dashboard', 'load-tests', 'scripts'] },
});
