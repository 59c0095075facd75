/** Builds the widget into one file and measures it: `node build.ts`. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { en } from './src/messages/en.ts';
import { leanSvelte, plainPrivateNames, shortMessageKeys } from './shrink.ts';
import { svelteOptions } from './svelte-options.ts';

// The tests build too: what is measured is always the production file.
process.env['NODE_ENV'] = 'production';
const folder = import.meta.dirname;
const { version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { version: string };

await build({
  root: folder,
  configFile: false,
  logLevel: 'warn',
  plugins: [svelte(svelteOptions), leanSvelte(), plainPrivateNames(), shortMessageKeys(Object.keys(en))],
  build: {
    target: 'esnext',
    // `light-dark()` stands behind @supports: lowering it would make the file larger and the fallback worse.
    cssTarget: 'chrome126',
    outDir: 'dist',
    modulePreload: false,
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /node_modules/, sideEffects: false }], propertyReadSideEffects: false },
      optimization: { inlineConst: { mode: 'smart', pass: 3 } },
      // Lowered here, with fields as plain assignments, instead of by Vite with a helper a field.
      transform: {
        target: 'es2020',
        assumptions: { setPublicClassFields: true, noDocumentAll: true, pureGetters: true },
      },
      input: `${folder}/src/main.ts`,
      output: { format: 'iife', entryFileNames: 'otklik.js' },
    },
  },
});

const file = readFileSync(`${folder}/dist/otklik.js`);
const manifest = {
  version,
  file: 'otklik.js',
  integrity: `sha384-${createHash('sha384').update(file).digest('base64')}`,
  bytes: file.length,
  gzipBytes: gzipSync(file, { level: 9 }).length,
  brotliBytes: brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
};
writeFileSync(`${folder}/dist/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`widget ${version}: ${manifest.bytes} B, gzip ${manifest.gzipBytes} B, brotli ${manifest.brotliBytes} B`);
