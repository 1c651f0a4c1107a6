import { Router, type Response } from 'express';
import { parsePhone } from '../domain/phone.ts';
import type { Inbox } from './inbox.ts';

/** Keeps a silent stream from being taken for a dead one. */
const pingEveryMs = 20_000;

/** What is on a number's handset, at once or as it comes; the number in any of its spellings. */
export function createHandsets(inbox: Inbox): Router {
  const router = Router();

  router.get('/handset/:phone', (request, response) => {
    const phone = readPhone(request.params.phone, response);
    if (phone !== undefined) response.json(handsetOf(inbox, phone));
  });

  /** Server-sent events: the whole handset at first and at each change. */
  router.get('/handset/:phone/events', (request, response) => {
    const phone = readPhone(request.params.phone, response);
    if (phone === undefined) return;
    response.set('content-type', 'text/event-stream').set('cache-control', 'no-store');
    const show = (): void => {
      response.write(`data: ${JSON.stringify(handsetOf(inbox, phone))}\n\n`);
    };
    const stop = inbox.watch(phone, show);
    const ping = setInterval(() => response.write(':\n\n'), pingEveryMs);
    response.on('close', () => {
      stop();
      clearInterval(ping);
    });
    show();
  });
  return router;
}

function handsetOf(inbox: Inbox, phone: string) {
  return { messages: inbox.messages(phone), prompts: [] };
}

function readPhone(text: string, response: Response): string | undefined {
  const phone = parsePhone(text);
  if (phone.ok) return phone.value;
  const problem = { title: 'No Vietnamese mobile number.', status: 400, code: phone.code };
  response.status(400).type('application/problem+json').json(problem);
  return undefined;
}
