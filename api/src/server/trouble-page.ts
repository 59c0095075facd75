import { createHash } from 'node:crypto';
import { busyTexts, type Language } from '@otklik/schema';

/** A page that stands in for one that cannot be asked for: the server is too busy, or does not know what went wrong. */
export interface Trouble {
  language: Language;
  /** Whole seconds until it is worth another try; null: it is a fault of ours. */
  retryAfterSeconds: number | null;
  requestId: string;
  /** Path and query that were asked for. */
  address: string;
  /** What a form had sent, to be sent again; null where nothing was. */
  posted: readonly (readonly [string, string])[] | null;
}

const STYLE = `:root{color-scheme:light dark}body{max-width:42rem;margin:0 auto;padding:3rem 1rem;background:light-dark(#f6f7f8,#10171d);color:light-dark(#16212b,#e8edf1);font:1.0625rem/1.55 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif;overflow-wrap:break-word}h1{font-size:clamp(1.75rem,1.4rem + 1.7vw,2.5rem);line-height:1.2}blockquote{margin:0 0 1rem;padding-inline-start:1rem;border-inline-start:4px solid light-dark(#7b8a97,#74848f);white-space:pre-wrap}a,button{display:inline-block;min-height:48px;padding:.6rem 1.5rem;border:0;border-radius:8px;background:light-dark(#1b4f76,#8cc4ea);color:light-dark(#fff,#0d1a24);font:inherit;font-weight:600;text-decoration:none;cursor:pointer}:focus-visible{outline:3px solid light-dark(#0b57d0,#ffd166);outline-offset:2px}small{color:light-dark(#475663,#aab7c2)}`;

/** No script, no file, no frame; forms go to ourselves only. */
export const TROUBLE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

/** The whole page, without asking anything of anyone: what it needs is in itself. */
export function troublePage({ language, retryAfterSeconds, requestId, address, posted }: Trouble): string {
  const t = busyTexts[language];
  const [title, text] = retryAfterSeconds === null ? [t.errorTitle, t.errorText] : [t.title, t.text(retryAfterSeconds)];
  const target = escaped(localAddress(address));
  const again = posted ? formOf(t, target, posted) : `<p><a href="${target}">${t.retry}</a></p>`;
  return (
    `<!doctype html><html lang="${language.toLowerCase()}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">` +
    `<title>${title} · ${t.siteName}</title><style>${STYLE}</style></head>` +
    `<body><main><h1>${title}</h1><p>${text}</p>${again}` +
    `<p><small>${t.requestId}: <code>${escaped(requestId)}</code></small></p></main></body></html>`
  );
}

function formOf(t: (typeof busyTexts)[Language], target: string, posted: NonNullable<Trouble['posted']>): string {
  const fields = posted
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join('');
  const written = posted.filter(([, value]) => isWritten(value));
  const quotes = written.map(([, value]) => `<blockquote>${escaped(value)}</blockquote>`).join('');
  return (
    `<p>${t.kept}</p>${written.length > 0 ? `<p>${t.written}:</p>${quotes}` : ''}` +
    `<form method="post" action="${target}">${fields}<button>${t.sendAgain}</button></form>`
  );
}

/** True for a value that a person has written: names and numbers of a form have no spaces. */
const isWritten = (value: string): boolean => /\S\s+\S/.test(value);

/** An address that cannot lead to another site, whatever was asked for: `//elsewhere` would. */
const localAddress = (address: string): string => `/${address.replace(/^[/\\]+/, '')}`;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);
