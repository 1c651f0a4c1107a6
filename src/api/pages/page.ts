import { createHash } from 'node:crypto';

const style = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
code { background: #f2f2f2; padding: 0 .25rem; } td, th { padding: .2rem .8rem .2rem 0; text-align: left; }
`;
const styleHash = hashOf(style);

/** Text made safe for HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${String(sign.codePointAt(0))};`);
}

/** How a route that answers with a page declares it. */
export const pageAnswer = { 200: { description: 'A page', type: 'text/html' } } as const;

export type Page = { status: 200; headers: Record<string, string>; text: string };

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
      'Content-Security-Policy': `default-src 'none'; style-src '${styleHash}';${scripts} base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      ...script?.headers,
    },
    text: `<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
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
