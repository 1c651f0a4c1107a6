import { setTimeout as sleep } from 'node:timers/promises';
import { raw, Router, type Response } from 'express';
import { answerRequest, type SignatureFault } from './answer.ts';
import { notify, type CallbackFault } from './callback.ts';
import { promptsOf, replyToPrompt, type PromptReply, type ReplyResult } from './prompts.ts';
import { readRequest } from './request.ts';
import { createSims, type IssueCertificate, type SimSubscriber } from './sim.ts';
import { createTransactions, type Prompt } from './transactions.ts';
import { soapType } from './soap.ts';

/**
 * What can be wrong with the SIM provider: `down` cuts the connection, `slow` answers late,
 * `malformedAnswer` breaks off in the middle; `clockSkew` shows a
 * certificate that is not yet valid; `wrongData` signs another hash; `phoneOff` reaches
 * no phone, `delayed` shows the prompt late; and what can become of a notification.
 */
export const simFaults = [
  'down',
  'slow',
  'malformedAnswer',
  'clockSkew',
  'wrongData',
  'phoneOff',
  'delayed',
  'lostCallback',
  'repeatedCallback',
  'forgedCallback',
] as const;
const wireFaults = ['down', 'slow', 'malformedAnswer'] as const;
const callbackFaults = ['lostCallback', 'repeatedCallback', 'forgedCallback'] as const;

type FaultName = (typeof wireFaults)[number] | 'clockSkew' | SignatureFault | CallbackFault;
export type RouteOptions = {
  /** What the application provider has to show. */
  apId: string;
  apPassword: string;
  findSubscriber: (phone: string) => SimSubscriber | undefined;
  issueCertificate: IssueCertificate;
  /** The fault among those named that this call meets; `seconds` is how late `slow` is. */
  takeFault: <Name extends FaultName>(
    phone: string | undefined,
    among: readonly Name[],
  ) => { fault: Name; seconds: number } | undefined;
  /** Called when something changes on a number's handset. */
  onChange: (phone: string) => void;
};

export type { Prompt, PromptReply, ReplyResult };
/** The SIMs' side of the handsets. */
export type SimHandsets = {
  prompts: (phone: string) => Prompt[];
  reply: (at: { phone: string; id: string }, reply: PromptReply) => ReplyResult;
  isOff: (phone: string) => boolean;
  /** Switches a phone off or on; off, it shows no prompt. */
  switchOff: (phone: string, isOff: boolean) => void;
};

/** The SIM provider's side of the wire at `/mss`: ETSI TS 102 204, asynchronous mode. */
export function createSimProviderRoutes(options: RouteOptions) {
  const { apId, apPassword, takeFault, onChange } = options;
  const ap = { apId, apPassword };
  const sims = createSims(options.issueCertificate);
  const off = new Set<string>();
  const transactions = createTransactions({
    onChange,
    onEnd: (ended) => void notify(ended, ap, takeFault(ended.phone, callbackFaults)?.fault),
  });
  const simOf = (phone: string) => sims.simOf(options.findSubscriber(phone));
  const isOff = (phone: string) => off.has(phone);
  const context = { ap, simOf, isOff, transactions, takeFault };

  const handsets: SimHandsets = {
    isOff,
    prompts: (phone) => promptsOf(transactions, phone),
    reply: (at, reply) => replyToPrompt(transactions, at, reply),
    switchOff(phone, isNowOff) {
      if (isNowOff) off.add(phone);
      else off.delete(phone);
      onChange(phone);
    },
  };
  const router = Router({ caseSensitive: true });
  router.post('/mss', raw({ type: () => true, limit: '1mb' }), async (request, response) => {
    const body: unknown = request.body;
    const asked = body instanceof Uint8Array ? readRequest(body) : undefined;
    const met = takeFault(asked?.phone, wireFaults);
    if (met?.fault === 'slow') await sleep(met.seconds * 1000, undefined, { ref: false });
    if (met?.fault === 'down') response.socket?.destroy();
    else if (met?.fault === 'malformedAnswer') send(response, '<soap:Envelope><soap:Bo');
    else send(response, answerRequest(asked, context));
  });
  return { router, handsets };
}

/** SOAP 1.2 part 2, section 7.5.2: a fault of the sender is a 400, of the receiver a 500. */
function send(response: Response, message: string): void {
  const isFault = message.includes('<soap:Fault>');
  const status = message.includes('>soap:Sender<') ? 400 : 500;
  response
    .status(isFault ? status : 200)
    .set('content-type', soapType)
    .send(message);
}
