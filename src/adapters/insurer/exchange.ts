import type { IncomingMessage } from 'node:http';
import { Agent, request as startRequest } from 'node:https';
import { z } from 'zod';
import { type HttpAnswer, malformedAnswer, parseJson, unreachable } from '../http-answer.ts';
import { OutsideSystemError } from '../outside-system-error.ts';
import { watchTlsFiles, type TlsFiles } from '../tls-files.ts';
import type { WatchOptions } from '../watch-file.ts';

/** A record is a hundredth of it; what is longer is not read to the end. */
const longestAnswer = 65_536;

const codedError = z.object({ code: z.string() });

type Request = {
  url: string;
  headers: Record<string, string>;
  /** JSON. */
  body: string;
  signal: AbortSignal;
};

export type Exchange = {
  /** One POST that changes nothing there; rejects with an OutsideSystemError. */
  post: (request: Request) => Promise<HttpAnswer>;
  close: () => void;
};

/**
 * POSTs over mutual TLS with connections that stay open. The files are watched, so that certificates
 * can be renewed while we run; their CA is the only one that is trusted.
 */
export function createExchange(tlsFiles: TlsFiles, watching: WatchOptions = {}): Exchange {
  const tlsNow = watchTlsFiles(tlsFiles, watching);
  // Without resumed sessions: they would not show us the server's certificate again.
  const agent = new Agent({ keepAlive: true, maxCachedSessions: 0 });

  function send({ url, headers: own, body, signal }: Request): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const headers = { ...own, 'content-type': 'application/json' };
      const options = { ...tlsNow(), agent, headers, signal, method: 'POST' };
      const request = startRequest(url, options);
      request.on('response', (response) => {
        readAnswer(response).then(resolve, reject);
      });
      request.on('error', (error) => {
        const isStale = request.reusedSocket && codeOf(error) === 'ECONNRESET';
        reject(isStale ? new StaleConnection() : error);
      });
      request.end(body);
    });
  }

  return {
    async post(request) {
      try {
        return await send(request).catch((error: unknown) => {
          if (error instanceof StaleConnection) return send(request);
          throw error;
        });
      } catch (error) {
        throw error instanceof OutsideSystemError ? error : noConnection(error);
      }
    },
    close() {
      agent.destroy();
    },
  };
}

/** The server closed an idle connection just as it was used again: nothing was asked on it. */
class StaleConnection extends Error {}

async function readAnswer(response: IncomingMessage): Promise<HttpAnswer> {
  response.setEncoding('utf8');
  let text = '';
  for await (const part of response) {
    text += String(part);
    if (text.length > longestAnswer) throw malformedAnswer('insurer', 'answer too long');
  }
  const retryAfter = response.headers['retry-after'] ?? null;
  return { status: response.statusCode ?? 0, retryAfter, json: parseJson(text) };
}

/** With the code alone, which tells a certificate from a network that failed; never the address. */
function noConnection(error: unknown): OutsideSystemError {
  return unreachable('insurer', `no connection (${codeOf(error) ?? 'unknown'})`, error);
}

function codeOf(error: unknown): string | undefined {
  return codedError.safeParse(error).data?.code;
}
