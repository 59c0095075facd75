import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { createHash } from 'node:crypto';
import { defineConfig } from 'vite';

// Kit's announcer of page changes hides itself by a style attribute; this exact one is allowed, no other.
const announcerStyle =
  'position: absolute; left: 0; top: 0; clip: rect(0 0 0 0); clip-path: inset(50%); overflow: hidden; white-space: nowrap; width: 1px; height: 1px';
const announcerHash = `sha256-${createHash('sha256').update(announcerStyle).digest('base64')}` as const;

export default defineConfig({
  // Bundled, so that the built pages need nothing but Node: the contract is TypeScript source.
  ssr: { noExternal: ['@otklik/schema'] },
  plugins: [
    sveltekit({
      adapter: adapter({ out: 'build', envPrefix: 'OTKLIK_PAGES_' }),
      // Anonymous rating forms accept any origin (kiosks and in-app browsers send none); the server
      // itself checks Origin on every POST of staff.
      csrf: { trustedOrigins: ['*'] },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          'style-src-attr': ['unsafe-hashes', announcerHash],
          'img-src': ['self', 'data:'],
          'connect-src': ['self'],
          'font-src': ['self'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
          'require-trusted-types-for': ['script'],
          'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url'],
        },
      },
    }),
  ],
});
