import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { openToAll } from '../http/access/open-to-all.ts';
import { route, type Route } from '../http/route.ts';
import { docsScript } from './docs-script.ts';
import { noIcon } from './page.ts';

/** All that the page loads comes from here: no other host, no inline script. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Định Danh API</title>${noIcon}
<link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script><script type="module" src="/docs/start.js"></script></body>
</html>
`;

/** `/docs`: the OpenAPI document to read and to try, by Swagger UI from our own origin. */
export function docsPages(): Route[] {
  return [
    toDocs('/'),
    toDocs('/docs/'),
    text('/docs', 'text/html; charset=utf-8', html),
    text('/docs/start.js', 'text/javascript; charset=utf-8', docsScript),
    asset('swagger-ui.css', 'text/css; charset=utf-8'),
    asset('swagger-ui-bundle.js', 'text/javascript; charset=utf-8'),
  ];
}

/** What people type first. */
function toDocs(at: string): Route {
  const headers = { Location: '/docs' };
  return route({
    method: 'get',
    path: at,
    access: openToAll,
    answers: { 308: { description: 'To the page' } },
    refusals: [],
    handle: () => ({ status: 308, headers }),
  });
}

function text(at: string, type: string, content: string): Route {
  const headers = { 'Content-Type': type, 'Content-Security-Policy': policy };
  return file(at, type, () => ({ status: 200, headers, text: content }));
}

function asset(name: string, type: string): Route {
  const folder = path.dirname(
    createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'),
  );
  const headers = { 'Content-Type': type, 'Cache-Control': 'public, max-age=86400' };
  return file(`/docs/${name}`, type, async () => ({
    status: 200,
    headers,
    text: await readFile(path.join(folder, name), 'utf8'),
  }));
}

type Content = { status: 200; headers: Record<string, string>; text: string };

function file(at: string, type: string, handle: () => Content | Promise<Content>): Route {
  return route({
    method: 'get',
    path: at,
    access: openToAll,
    answers: { 200: { description: 'Of the page', type } },
    refusals: [],
    handle,
  });
}
