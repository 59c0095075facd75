import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// Built the way the api is built. The place is one from which the api's own dependencies are found and that git does
// not see.
export default defineConfig({
  root: here('..'),
  build: {
    ssr: true,
    outDir: here('../node_modules/.audit'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: {
        disclosure: here('main.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: { noExternal: [/^@otklik\//] },
});
