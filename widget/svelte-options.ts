import type { Options } from '@sveltejs/vite-plugin-svelte';

/** How components are compiled, for the build and the tests alike. */
export const svelteOptions: Options = {
  configFile: false,
  // Fragments built by DOM calls: no innerHTML, so that `trusted-types 'none'` pages can run the widget.
  compilerOptions: { runes: true, fragments: 'tree', css: 'external', discloseVersion: false, dev: false },
};
