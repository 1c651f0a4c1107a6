import http from 'node:http';
import https from 'node:https';
import { OutsideSystemError } from '../outside-system-error.ts';
import { watchTlsFiles, type TlsFiles } from '../tls-files.ts';
import type { WatchOptions } from '../watch-file.ts';
import { answerBounds } from './wire-bounds.ts';
import { soapType } from './wire.ts';

export type SoapAnswer = { status: number; body: Uint8Array };

export type Transport = {
  /**
   * Posts one message and reads the answer, of whatever status.
   * @throws OutsideSystemError `down`, or `malformed` for an answer without an end.
   */
  post: (message: string, signal: AbortSignal) => Promise<SoapAnswer>;
  close: () => void;
};

/**
 * SOAP 1.2's HTTP binding over connections that stay open; over https mutual TLS. The files are
 * watched, so that certificates can be renewed while we run.
 */
export function createTransport(
  url: string,
  tlsFiles: TlsFiles,
  watching: WatchOptions = {},
): Transport {
  const tlsNow = watchTlsFiles(tlsFiles, watching);
  const isSecure = new URL(url).protocol === 'https:';
  // Without resumed sessions: they would not show us the server's certificate again.
  const agent = isSecure
    ? new https.Agent({ keepAlive: true, maxCachedSessions: 0 })
    : new http.Agent({ keepAlive: true });
  const { request } = isSecure ? https : http;

  function send(message: string, signal: AbortSignal): Promise<SoapAnswer> {
    const headers = { 'content-type': soapType, 'content-length': Buffer.byteLength(message) };
    const tls = isSecure ? tlsNow() : {};
    const sent = request(url, { method: 'POST', agent, headers, signal, ...tls });
    return new Promise((resolve, reject) => {
      sent.on('error', reject);
      sent.on('response', (response) => {
        read(response).then(resolve, reject);
      });
      sent.end(message);
    });
  }

  return {
    async post(message, signal) {
      try {
        return await send(message, signal);
      } catch (error) {
        throw error instanceof OutsideSystemError ? error : failure('down', 'no connection', error);
      }
    },
    close() {
      agent.destroy();
    },
  };
}

/** An error of this system that may pass by itself. */
export function failure(reason: 'down' | 'malformed', message: string, cause?: unknown) {
  return new OutsideSystemError({
    system: 'sim_provider',
    reason,
    message,
    retryable: true,
    ...(cause !== undefined && { cause }),
  });
}

async function read(response: http.IncomingMessage): Promise<SoapAnswer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.byteLength;
    if (size > answerBounds.bytes) throw failure('malformed', 'the answer is too large');
    chunks.push(chunk);
  }
  return { status: response.statusCode ?? 0, body: Buffer.concat(chunks) };
}
