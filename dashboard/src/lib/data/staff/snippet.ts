/** Lines that put a touchpoint on a site. */

/** What the lines are made of. */
export interface SnippetParts {
  /** Public origin of this server, without a slash at the end. */
  origin: string;
  widget: { version: string; url: string; integrity: string };
  /** Slug of the touchpoint. */
  touchpoint: string;
  /** Slug of the service that is rated there; null when the touchpoint itself is. */
  service: string | null;
  /** Words of the link that remains without JavaScript. */
  linkText: string;
}

const escapeHtml = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Address of the form without JavaScript: for the link, a poster, or a message. */
export const formAddress = ({ origin, touchpoint, service }: SnippetParts): string =>
  `${origin}/r/${encodeURIComponent(touchpoint)}${service ? `?service=${encodeURIComponent(service)}` : ''}`;

/** Address of the script; the host gives it as a path or as a whole address. */
const scriptAddress = ({ origin, widget }: SnippetParts) => new URL(widget.url, `${origin}/`).href;

/** The lines for a page. The version is fixed and checked by its hash, so that nobody can swap the script. */
export function snippet(parts: SnippetParts): string {
  const service = parts.service ? ` service="${escapeHtml(parts.service)}"` : '';
  return [
    `<script type="module" src="${escapeHtml(scriptAddress(parts))}" integrity="${escapeHtml(parts.widget.integrity)}" crossorigin></script>`,
    `<otklik-rating touchpoint="${escapeHtml(parts.touchpoint)}"${service}>`,
    `  <a href="${escapeHtml(formAddress(parts))}">${escapeHtml(parts.linkText)}</a>`,
    `</otklik-rating>`,
  ].join('\n');
}

/** What the content security policy of the page must allow, and nothing more. */
export const policyLine = ({ origin }: SnippetParts): string => `script-src ${origin}; connect-src ${origin}`;
