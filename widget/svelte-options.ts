import type { Options } from '@sveltejs/vite-plugin-svelte';

/** How components are compiled, for the build and the tests alike. */
export const svelteOptions: Options = {
  configFile: false,
  preprocess: {
    // Space between tags is drawn by gaps: as text it would only be weight.
    markup({ content }) {
      const start = content.lastIndexOf('</script>');
      return { code: content.slice(0, start) + content.slice(start).replace(/([>}])\s*\n\s*(?=[<{])/g, '$1') };
    },
  },
  // Fragments built by DOM calls: no innerHTML, so that `trusted-types 'none'` pages can run the widget.
  compilerOptions: { runes: true, fragments: 'tree', css: 'external', discloseVersion: false, dev: false },
};
