import { exampleFlowId, exampleKey } from '../openapi/examples/placeholders.ts';

/** How long a stream is read that is tried out: Swagger UI shows nothing before an answer has ended. */
const streamMs = 3_000;

/**
 * The script of `/docs`. What the document shows as examples works when it is sent: each request gets an
 * Idempotency-Key of its own, and the flow that was started last, with its token, is the one that is
 * spoken of. No `crypto.randomUUID`, which browsers have on `https` and on this machine alone.
 */
export const docsScript = `
const newKey = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return '"' + hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') + '"';
};

const readForAWhile = async (url, options) => {
  const giveUp = new AbortController();
  const response = await fetch(url, { ...options, signal: giveUp.signal });
  if (!(response.headers.get('content-type') ?? '').startsWith('text/event-stream')) return response;
  setTimeout(() => giveUp.abort(), ${streamMs});
  let text = '';
  try {
    for await (const part of response.body.pipeThrough(new TextDecoderStream())) text += part;
  } catch {
    text += ': /docs reads no further\\n';
  }
  const { status, headers } = response;
  return new Response(text, { status, headers: { 'Content-Type': 'text/plain', ...Object.fromEntries(headers) } });
};

let flowId = '${exampleFlowId}';
const spec = await (await fetch('/openapi.json')).json();
spec.servers = [{ url: location.origin }];
const ui = SwaggerUIBundle({
  spec,
  dom_id: '#docs',
  validatorUrl: null,
  persistAuthorization: false,
  requestInterceptor: (request) => {
    if (request.headers['Idempotency-Key'] === '${exampleKey}') {
      request.headers['Idempotency-Key'] = newKey();
    }
    request.url = request.url.replace('${exampleFlowId}', flowId);
    if (new URL(request.url, location).pathname.endsWith('/events')) request.userFetch = readForAWhile;
    return request;
  },
  responseInterceptor: (response) => {
    const { id, token } = response.obj ?? {};
    if (typeof token !== 'string') return response;
    flowId = id;
    ui.preauthorizeApiKey('flowToken', token);
    return response;
  },
});
`;
