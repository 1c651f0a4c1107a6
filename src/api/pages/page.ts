import { createHash } from 'node:crypto';
import type { Answer } from '../http/route.ts';

const style = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
code { background: #f2f2f2; padding: 0 .25rem; } td, th { padding: .2rem .8rem .2rem 0; text-align: left; }
`;
const styleHash = createHash('sha256').update(style).digest('base64');

/** Text made safe for HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${String(sign.codePointAt(0))};`);
}

/** A page of ours without scripts; `body` is HTML. */
export function page(title: string, body: string): Answer {
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'`,
    },
    text: `<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body>${body}</body>
</html>
`,
  };
}
