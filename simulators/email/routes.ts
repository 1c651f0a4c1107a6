import { Router } from 'express';
import { streamChanges } from '../stream-changes.ts';
import type { Mailboxes } from './mailboxes.ts';

/** What is in an address's mailbox, at once or as it comes; and which addresses have messages. */
export function createMailRoutes(mailboxes: Mailboxes): Router {
  const router = Router();
  router.get('/mailbox', (_request, response) => {
    response.json({ items: [...mailboxes.all().keys()], next: null });
  });
  router.get('/mailbox/:address', ({ params: { address } }, response) => {
    response.json({ messages: mailboxes.messages(address) });
  });
  router.get('/mailbox/:address/events', ({ params: { address } }, response) => {
    const read = () => ({ messages: mailboxes.messages(address) });
    streamChanges(response, read, (onChange) => mailboxes.watch(address, onChange));
  });
  return router;
}
