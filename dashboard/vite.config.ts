import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

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
