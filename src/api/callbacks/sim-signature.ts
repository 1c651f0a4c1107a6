import type { ApiDeps } from '../deps.ts';
import type { Answer, Route } from '../http/route.ts';
import { Refused } from '../http/refused.ts';

/** How prompts end by our own word; whatever the provider says of one later is too late. */
const endedByUs: readonly (string | null)[] = ['lapsed', 'abandoned'];

/**
 * `POST /callbacks/sim-signature`: the SIM provider's notification that a transaction has ended
 * (ETSI TS 102 204, asynchronous mode). Its sender is authenticated by the AP_PWD that it gives back;
 * where a proxy ends TLS in front of us, let that ask for the provider's certificate on this path
 * too. Nothing of the notification is believed but which transaction to ask for.
 */
export function simSignatureCallback(deps: ApiDeps): Route {
  return {
    method: 'post',
    path: '/callbacks/sim-signature',
    reads: 'bytes',
    tooLarge: 'SoapTooLarge',
    operation: {
      id: 'sim_signature_notification',
      tag: 'callback',
      summary: {
        vi: 'Nhà cung cấp Sim ký số báo giao dịch đã kết thúc (ETSI TS 102 204)',
        en: 'The SIM provider notifies that a transaction has ended (ETSI TS 102 204)',
      },
      answers: { 200: { description: 'Heard, or heard before' } },
      problems: [
        'SoapTooLarge',
        'SoapEntityForbidden',
        'SoapDoctypeForbidden',
        'SoapMalformed',
        'SoapNamespaceUnknown',
        'SimNotificationForged',
        'SimOtherApplication',
        'SimTransactionUnknown',
        'SimTransactionEnded',
        'ServiceUnavailable',
      ],
    },
    handle: ({ body }) => hear(deps, Buffer.isBuffer(body) ? body : Buffer.of()),
  };
}

async function hear(deps: ApiDeps, message: Buffer): Promise<Answer> {
  const read = deps.simNotifications.read(message);
  if (!read.ok) throw new Refused(read.code);
  const { apTransId, transactionId } = read;
  const prompt = await deps.simNotifications.findPrompt(apTransId);
  // Not known yet, where the notification overtakes the answer to the order.
  const isSame = prompt?.transactionId === null || prompt?.transactionId === transactionId;
  if (!prompt || !isSame) throw new Refused('SimTransactionUnknown');
  if (endedByUs.includes(prompt.outcome)) throw new Refused('SimTransactionEnded');
  if (prompt.outcome !== null) return { status: 200 };
  return tell(deps, { flowId: prompt.flowId, apTransId, transactionId });
}

async function tell(
  { flows, simNotifications }: ApiDeps,
  { flowId, apTransId, transactionId }: Record<'flowId' | 'apTransId' | 'transactionId', string>,
): Promise<Answer> {
  // A transaction ends once, so its name is the event's too.
  const event = { signal: 'simSigned', eventId: transactionId, transactionId } as const;
  switch (await flows.tell(flowId, event)) {
    case 'told':
      return { status: 200 };
    case 'unavailable':
      // The provider may try again; if it does not, the flow asks it.
      throw new Refused('ServiceUnavailable');
    case 'ended':
      await simNotifications.abandon(apTransId);
      throw new Refused('SimTransactionEnded');
  }
}
