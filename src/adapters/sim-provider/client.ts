import { randomUUID } from 'node:crypto';
import { simRefusals, type SimRefusal } from '../../domain/proofs/sim-refusals.ts';
import { createCalls } from '../deadline.ts';
import type { TlsFiles } from '../tls-files.ts';
import type { WatchOptions } from '../watch-file.ts';
import { judge, refused, type Judged } from './judge.ts';
import { createTransport, failure } from './transport.ts';
import { profileRequest, signatureRequest, statusRequest } from './wire-messages.ts';
import { longestText, transactionId } from './wire.ts';

export { readNotification, type Notification } from './notification.ts';

type Call = { timeoutMs: number };
export type SignatureOrder = {
  /** E.164. */
  phone: string;
  /** Fresh for each order, an xs:NCName; the same one again is the same order, repeated. */
  apTransId: string;
  /** Shown on the phone: at most 70 UTF-16 units. */
  text: string;
  /** SHA-256 of what is signed. */
  hash: Uint8Array;
  callbackUrl: string;
};
type Transaction = { phone: string; apTransId: string; transactionId: string };
type Refused = { outcome: SimRefusal };

/** Every call throws OutsideSystemError when there is no usable answer within `timeoutMs`. */
export interface SimProviderClient {
  /** The certificates (DER) of a number's SIM; `no_key` where there are none. */
  findCertificate: (
    phone: string,
    call: Call,
  ) => Promise<{ outcome: 'found'; certificates: Uint8Array[] } | Refused>;
  /** Has the citizen asked on the phone, and comes back before they answer. */
  requestSignature: (
    order: SignatureOrder,
    call: Call,
  ) => Promise<{ outcome: 'accepted'; transactionId: string } | Refused>;
  /** How an order stands; one that the provider no longer knows has timed out. */
  readStatus: (
    transaction: Transaction,
    call: Call,
  ) => Promise<{ outcome: 'pending' } | { outcome: 'signed'; signature: string } | Refused>;
  /** Gives up the calls under way and refuses further ones. */
  close: () => Promise<void>;
}

type Options = {
  url: string;
  /** The provider's CA, our certificate and its key, for https; as they are now. */
  tlsFiles: TlsFiles;
  /** Told of a file that is of no use, where there was a good one before. */
  onBroken?: NonNullable<WatchOptions['onBroken']>;
  apId: string;
  apPassword: string;
  /** How long the prompt stays on the phone. */
  promptSeconds: number;
  now?: () => Date;
};

/** A client of the SIM provider's mobile signature service: ETSI TS 102 204, asynchronous mode. */
export function createSimProviderClient(options: Options): SimProviderClient {
  const { url, tlsFiles, onBroken, apId, apPassword, promptSeconds } = options;
  const { now = () => new Date() } = options;
  const transport = createTransport(url, tlsFiles, onBroken && { onBroken });
  const calls = createCalls('sim_provider');
  const headOf = (apTransId: string) => ({ apId, apPassword, apTransId, instant: now() });

  function ask(name: string, apTransId: string, message: string, { timeoutMs }: Call) {
    return calls.within(timeoutMs, async (signal) =>
      judge(await transport.post(message, signal), { name, apId, apTransId }),
    );
  }

  return {
    async findCertificate(phone, call) {
      const id = `_${randomUUID()}`;
      const judged = await ask('MSS_ProfileResp', id, profileRequest(headOf(id), phone), call);
      return toCertificates(judged);
    },
    async requestSignature(order, call) {
      if (order.text.length > longestText) throw new RangeError('text is longer than a screen');
      const id = transactionId.parse(order.apTransId);
      const request = { ...order, timeOutSeconds: promptSeconds };
      const message = signatureRequest(headOf(id), request);
      return toAcceptance(await ask('MSS_SignatureResp', id, message, call));
    },
    async readStatus({ phone, apTransId, transactionId }, call) {
      const message = statusRequest(headOf(apTransId), phone, transactionId);
      return toStatus(await ask('MSS_StatusResp', apTransId, message, call));
    },
    close() {
      calls.close();
      transport.close();
      return Promise.resolve();
    },
  };
}

function toCertificates(judged: Judged) {
  if (judged.meaning !== 'accepted') return refusal(judged);
  const held = judged.content?.certificates ?? [];
  if (held.length === 0) return { outcome: 'no_key' } as const;
  const certificates = held.flatMap((one) =>
    one === null ? [] : [new Uint8Array(Buffer.from(one, 'base64'))],
  );
  if (certificates.length === 0) return { outcome: 'certificate_unusable' } as const;
  return { outcome: 'found', certificates } as const;
}

function toAcceptance(judged: Judged) {
  if (judged.meaning !== 'accepted') return refusal(judged);
  const id = judged.content?.transactionId;
  if (id === undefined) throw failure('malformed', 'accepted without a transaction');
  return { outcome: 'accepted', transactionId: id } as const;
}

function toStatus(judged: Judged) {
  if (judged.meaning === 'pending') return { outcome: 'pending' } as const;
  // WRONG_PARAM to a status request: there is no such transaction (any more).
  if (judged.meaning === 'no_transaction') return { outcome: 'timed_out' } as const;
  if (judged.meaning !== 'signed') return refusal(judged);
  // Without a signature that can be read it ends so each time it is asked: another prompt may help.
  const signature = judged.content?.signature ?? null;
  if (signature === null) return { outcome: 'signature_invalid' } as const;
  return { outcome: 'signed', signature } as const;
}

/** @throws OutsideSystemError for a status that does not answer the question. */
function refusal({ meaning }: Judged): Refused {
  if (isRefusal(meaning)) return { outcome: meaning };
  if (meaning === 'no_transaction') throw refused('WRONG_PARAM', false);
  throw failure('malformed', `${meaning} is no answer to this request`);
}

function isRefusal(meaning: Judged['meaning']): meaning is SimRefusal {
  return meaning in simRefusals;
}
