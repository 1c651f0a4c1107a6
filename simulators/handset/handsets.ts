import { json, Router, type Response } from 'express';
import { z } from 'zod';
import type { SimHandsets } from '../sim-provider/simulator.ts';
import { parsePhone } from '../../src/domain/subject/phone.ts';
import type { Inbox } from './inbox.ts';
import { answerReply } from './prompt-replies.ts';
import { streamChanges } from '../stream-changes.ts';
import { withBody } from '../with-body.ts';

const promptReply = z.union([
  z.strictObject({ pin: z.string().max(20) }),
  z.strictObject({ cancel: z.literal(true) }),
]);
const power = z.strictObject({ on: z.boolean() });

type Handset = { inbox: Inbox; sims: SimHandsets };

/** What is on a number's handset, at once or as it comes; the number in any of its spellings. */
export function createHandsets(handset: Handset): Router {
  const router = Router();

  router.get('/handset/:phone', (request, response) => {
    const phone = readPhone(request.params.phone, response);
    if (phone !== undefined) response.json(handsetOf(handset, phone));
  });

  router.get('/handset/:phone/events', (request, response) => {
    const phone = readPhone(request.params.phone, response);
    if (phone === undefined) return;
    const watch = (onChange: () => void) => handset.inbox.watch(phone, onChange);
    streamChanges(response, () => handsetOf(handset, phone), watch);
  });

  router.post('/handset/:phone/prompts/:id', json(), (request, response, next) => {
    const phone = readPhone(request.params.phone, response);
    if (phone === undefined) return undefined;
    const at = { phone, id: request.params.id };
    return withBody(promptReply, (reply) => {
      answerReply(handset.sims.reply(at, reply), response);
    })(request, response, next);
  });

  router.get('/handset/:phone/power', (request, response) => {
    const phone = readPhone(request.params.phone, response);
    if (phone !== undefined) response.json({ on: !handset.sims.isOff(phone) });
  });

  router.post('/handset/:phone/power', json(), (request, response, next) => {
    const phone = readPhone(request.params.phone, response);
    if (phone === undefined) return undefined;
    return withBody(power, ({ on }) => {
      handset.sims.switchOff(phone, !on);
      handset.inbox.switchPhone(phone, on);
      response.json({ on });
    })(request, response, next);
  });
  return router;
}

function handsetOf({ inbox, sims }: Handset, phone: string) {
  return { messages: inbox.messages(phone), prompts: sims.prompts(phone) };
}

function readPhone(text: string, response: Response): string | undefined {
  const phone = parsePhone(text);
  if (phone.ok) return phone.value;
  const problem = { title: 'No Vietnamese mobile number.', status: 400, code: phone.code };
  response.status(400).type('application/problem+json').json(problem);
  return undefined;
}
