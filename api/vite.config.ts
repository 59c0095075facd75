import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** One output per command, `commands/<name>.js`, beside `main.js`. */
function entries(): Record<string, string> {
  const found: Record<string, string> = { main: here('src/main.ts') };
  if (!existsSync(here('src/commands'))) return found;
  for (const file of readdirSync(here('src/commands'))) {
    const name = /^([a-z-]+)\.ts$/.exec(file)?.[1];
    if (name) found[`commands/${name}`] = here(`src/commands/${file}`);
  }
  return found;
}

// Legacy decorators are read from tsconfig.json. Dependencies stay outside; only the contract, which is TypeScript
// source, is bundled.
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: true,
    target: 'node24',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: entries(),
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: { noExternal: [/^@otklik\//] },
});
