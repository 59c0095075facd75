import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { PAGE_SOURCES } from './read/readers.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// Built the way the api is built, so that the same code is measured. The place is one from which the api's own
// dependencies are found and that git does not see.
export default defineConfig({
  root: here('..'),
  build: {
    ssr: true,
    outDir: here('../node_modules/.bench'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: {
        ingest: here('ingest/main.ts'),
        serve: here('ingest/serve.ts'),
        'serve-obvious': here('obvious/serve.ts'),
        bytes: here('bytes/main.ts'),
        import: here('import/main.ts'),
        'insert-worker': here('ingest/insert-worker.ts'),
        generate: here('load/generate.ts'),
        overload: here('overload/main.ts'),
        'send-offers': here('overload/send-offers.ts'),
        read: here('read/main.ts'),
        ask: here('read/ask.ts'),
        results: here('results/main.ts'),
        // What the pages ask the server with: the benchmark of reading asks in the very same way.
        ...Object.fromEntries(
          Object.entries(PAGE_SOURCES).map(([name, source]) => [name, here(`../../dashboard/src/${source}`)]),
        ),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: { noExternal: [/^@otklik\//, /^@sveltejs\/kit/, 'esm-env'] },
});
