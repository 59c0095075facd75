import css from './styles.css?inline';

/** Colours by scheme; where `light-dark()` is unknown the light ones. */
const known = () =>
  CSS.supports('color', 'light-dark(#000,#fff)') ? css : css.replace(/light-dark\((.+?),.+?\)/g, '$1');

let sheet: CSSStyleSheet | undefined;

/** Styles a shadow root. A constructed sheet needs no permission of the page’s CSP; old browsers get a style element. */
export function adoptStyles(root: ShadowRoot): void {
  if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(known());
    root.adoptedStyleSheets = [sheet];
  } else {
    root.appendChild(document.createElement('style')).textContent = known();
  }
}
