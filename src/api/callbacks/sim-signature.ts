import type { SimPrompt } from '../../db/proofs/sim-prompt-ends.ts';
import type { Notification } from '../../adapters/sim-provider/client.ts';
import { callback, type Sender } from '../http/access/callback.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import type { Flows } from '../temporal/flows.ts';

/** How prompts end by our own word; whatever the provider says of one later is too late. */
const endedByUs: readonly (string | null)[] = ['lapsed', 'abandoned'];

/** Reads what calls itself a notification of the SIM provider, and says what is wrong with it. */
export type ReadSimNotification = (message: Uint8Array) => Notification;

export type SimSignatureDeps = {
  simNotifications: {
    read: ReadSimNotification;
    findPrompt: (apTransId: string) => Promise<SimPrompt | null>;
    /** Keeps a notification whose prompt is not there: it may come yet. */
    keep: (ended: { apTransId: string; transactionId: string }) => Promise<void>;
    /** Frees the number of a prompt whose flow has ended. */
    abandon: (apTransId: string) => Promise<void>;
  };
  flows: Pick<Flows, 'tell'>;
};

/**
 * `POST /callbacks/sim-signature`: the SIM provider's notification that a transaction has ended
 * (ETSI TS 102 204, asynchronous mode). Nothing of it is believed but which transaction to ask for.
 */
export function simSignatureCallback(deps: SimSignatureDeps): Route {
  return route({
    method: 'post',
    path: '/callbacks/sim-signature',
    access: callback(simProvider(deps.simNotifications.read)),
    answers: { 200: { description: 'Heard, or heard before' } },
    refusals: ['SimTransactionUnknown', 'SimTransactionEnded', 'ServiceUnavailable'],
    operation: {
      id: 'sim_signature_notification',
      tag: 'callback',
      summary: {
        vi: 'Nhà cung cấp Sim ký số báo giao dịch đã kết thúc (ETSI TS 102 204)',
        en: 'The SIM provider notifies that a transaction has ended (ETSI TS 102 204)',
      },
    },
    handle: ({ message }) => hear(deps, message),
  });
}

type Ended = { apTransId: string; transactionId: string };
const heard = { status: 200 } as const;

/**
 * The provider is known by the AP_PWD that it gives back; where a proxy ends TLS in front of us, let
 * that ask for the provider's certificate on this path too. Its messages are taken as SOAP whatever
 * media type they have.
 */
function simProvider(readNotification: ReadSimNotification): Sender<Ended> {
  return {
    type: 'text/xml',
    tooLarge: 'SoapTooLarge',
    refusals: [
      'SoapEntityForbidden',
      'SoapDoctypeForbidden',
      'SoapMalformed',
      'SoapNamespaceUnknown',
      'SimNotificationForged',
      'SimOtherApplication',
    ],
    authenticate: (message) => {
      const read = readNotification(message);
      if (!read.ok) throw new Refused(read.code);
      return read;
    },
  };
}

async function hear(deps: SimSignatureDeps, { apTransId, transactionId }: Ended) {
  const prompt = await deps.simNotifications.findPrompt(apTransId);
  if (!prompt) await deps.simNotifications.keep({ apTransId, transactionId });
  // Not known yet, where the notification overtakes the answer to the order.
  const isSame = prompt?.transactionId === null || prompt?.transactionId === transactionId;
  if (!prompt || !isSame) throw new Refused('SimTransactionUnknown');
  if (endedByUs.includes(prompt.outcome)) throw new Refused('SimTransactionEnded');
  if (prompt.outcome !== null) return heard;
  return tell(deps, prompt.flowId, { apTransId, transactionId });
}

async function tell(
  { flows, simNotifications }: SimSignatureDeps,
  flowId: string,
  { apTransId, transactionId }: Ended,
) {
  // A transaction ends once, so its name is the event's too.
  const event = { signal: 'simSigned', eventId: transactionId, transactionId } as const;
  switch (await flows.tell(flowId, event)) {
    case 'told':
      return heard;
    case 'unavailable':
      // The provider may try again; if it does not, the flow asks it.
      throw new Refused('ServiceUnavailable');
    case 'ended':
      await simNotifications.abandon(apTransId);
      throw new Refused('SimTransactionEnded');
  }
}
