import { createHash } from 'node:crypto';

/** Legible from 320 px on: long words break, and no line is wider than the window. */
const style = `
:root { color-scheme: light dark; --quiet: light-dark(#5c6166, #a3a9b0); --ground: light-dark(#f2f2f2, #2a2d31); }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; line-height: 1.25; } h2 { font-size: 1.1rem; margin-top: 2rem; }
code { background: var(--ground); padding: 0 .25rem; } p > code:only-child { display: block; padding: .5rem; }
ul { list-style: none; padding: 0; } li { margin: 0 0 .75rem; } small { display: block; color: var(--quiet); }
`;
const styleHash = hashOf(style);

/** Text made safe for HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${String(sign.codePointAt(0))};`);
}

/** How a route that answers with a page declares it. */
export const pageAnswer = { 200: { description: 'A page', type: 'text/html' } } as const;

export type Page = { status: 200; headers: Record<string, string>; text: string };

/** No picture of its own, so that no browser asks for one that is not there. */
export const noIcon = '<link rel="icon" href="data:,">';

/** A script of a page: its text, what it finds in its `dataset`, and headers that it needs. */
export type PageScript = {
  text: string;
  data: Record<string, string>;
  headers: Record<string, string>;
};

/** A page of ours; `body` is HTML. No script runs but the one that is given, known by its hash. */
export function page(title: string, body: string, script?: PageScript): Page {
  const scripts = script ? ` script-src '${hashOf(script.text)}';` : '';
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `default-src 'none'; style-src '${styleHash}'; img-src data:;${scripts} object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      ...script?.headers,
    },
    text: `<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>${noIcon}<style>${style}</style></head>
<body>${body}${script ? scriptTag(script) : ''}</body>
</html>
`,
  };
}

function scriptTag({ text, data }: PageScript): string {
  const attributes = Object.entries(data).map(
    ([name, value]) => ` data-${name}="${escapeHtml(value)}"`,
  );
  return `<script${attributes.join('')}>${text}</script>`;
}

/** As a Content-Security-Policy names an inline text. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
