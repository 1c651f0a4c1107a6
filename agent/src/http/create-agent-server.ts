import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answers } from '../answers.ts';
import type { PagePrompter } from '../prompt/page-prompter.ts';
import { Refusal } from '../refusal.ts';
import { requireOwnHost } from './admit.ts';
import { createPortalRoutes, sendJson, type PortalDeps } from './portal-routes.ts';
import { handlePrompt, promptPath } from './prompt-routes.ts';
import { addressOf } from './request.ts';

export type ServerDeps = PortalDeps & {
  port: number;
  /** Only where the PIN is asked on a page. */
  pages: PagePrompter | undefined;
  /** Gets a line for each answer: never a PIN, a nonce or a secret. */
  log: (line: string) => void;
  /** Ends what is under way. */
  stopping: AbortSignal;
};

/** The agent's HTTP server, to be told to listen on the loopback address. */
export function createAgentServer(deps: ServerDeps): Server {
  const portal = createPortalRoutes(deps);
  const dispatch = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    requireOwnHost(request, deps.port);
    if (deps.pages && addressOf(request).pathname.startsWith(promptPath)) {
      await handlePrompt(request, response, { prompter: deps.pages, port: deps.port });
    } else {
      await portal(request, response, AbortSignal.any([deps.stopping, gone(response)]));
    }
  };
  return createServer((request, response) => {
    void dispatch(request, response)
      .then(
        () => '',
        (error: unknown) => {
          // Otherwise the connection would outlive the server's end.
          if (deps.stopping.aborted) response.setHeader('Connection', 'close');
          return refuse(response, error);
        },
      )
      .then((problem) => {
        const { method = '' } = request;
        deps.log(`${method} ${pathToLog(request)} ${response.statusCode}${problem}`);
      });
  });
}

/** Aborted when the browser no longer waits: the question must go then, too. */
function gone(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    controller.abort(new Refusal('Cancelled'));
  });
  return controller.signal;
}

/** Answers with the refusal; returns what the log adds. */
function refuse(response: ServerResponse, error: unknown): string {
  const { code, details } = error instanceof Refusal ? error : unexpected(error);
  const { status, text, next } = answers[code];
  const { reason, pinTries, pointers } = details;
  // What is left of a body that was too large is not read.
  if (code === 'BodyTooLarge') response.setHeader('Connection', 'close');
  sendJson(response, status, { code, status, text, next, pinTries, pointers });
  return reason === undefined ? ` ${code}` : ` ${code}: ${reason}`;
}

function unexpected(error: unknown): Refusal {
  return new Refusal('InternalError', { reason: String(error) });
}

function pathToLog(request: IncomingMessage): string {
  const { pathname } = addressOf(request);
  return pathname.startsWith(promptPath) ? `${promptPath}…` : pathname;
}
