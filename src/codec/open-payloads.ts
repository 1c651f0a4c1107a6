import type { Payload } from '@temporalio/common';
import { Refused } from '../api/http/refused.ts';
import { type Keys, UnknownKeyError } from '../platform/keys.ts';
import { placeNamed, workflowOf } from '../platform/payload-place.ts';
import { isSealed, openPayload, textOf } from '../platform/sealed-payload.ts';
import type { SentPayload } from './read-payloads.ts';

/** As key rings have them: what else a payload names goes into no answer and no audit event. */
const keyIdPattern = /^[A-Za-z0-9_-]{1,32}$/;

export type Opened = {
  payloads: SentPayload[];
  /** How many of them were opened of each flow; null: of none. */
  ofFlows: Map<string | null, number>;
};

/**
 * Opens what is sealed, each for the place that it names, in this namespace; the others stay as they are. Throws
 * `Refused` where one cannot be opened: `PayloadKeyUnknown` with the key's id, `PayloadUnreadable`.
 */
export function openPayloads(keys: Keys, namespace: string, sent: readonly SentPayload[]): Opened {
  const ofFlows: Opened['ofFlows'] = new Map();
  const payloads = sent.map((one) => {
    const payload = fromJson(one);
    if (!isSealed(payload)) return one;
    const at = placeNamed(textOf(payload, 'for'), namespace);
    const opened = orRefused(() => openPayload(keys, payload, at));
    const flowId = workflowOf(at);
    ofFlows.set(flowId, (ofFlows.get(flowId) ?? 0) + 1);
    return toJson(opened);
  });
  return { payloads, ofFlows };
}

/** A key that is not in the ring; its id is told, so that operators know which one to add. */
export class KeyUnknown extends Refused {
  readonly keyId: string;

  constructor(keyId: string) {
    super('PayloadKeyUnknown', { members: () => ({ keyId }) });
    this.keyId = keyId;
  }
}

function orRefused<T>(open: () => T): T {
  try {
    return open();
  } catch (error) {
    const isNamed = error instanceof UnknownKeyError && keyIdPattern.test(error.keyId);
    throw isNamed ? new KeyUnknown(error.keyId) : new Refused('PayloadUnreadable');
  }
}

function fromJson({ metadata, data }: SentPayload): Payload {
  const entries = Object.entries(metadata ?? {});
  return {
    metadata: Object.fromEntries(entries.map(([name, text]) => [name, bytesOf(text)])),
    data: bytesOf(data ?? ''),
  };
}

function toJson({ metadata, data }: Payload): SentPayload {
  const entries = Object.entries(metadata ?? {});
  return {
    metadata: Object.fromEntries(entries.map(([name, bytes]) => [name, textIn64(bytes)])),
    ...(data && data.length > 0 && { data: textIn64(data) }),
  };
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'base64');
}

function textIn64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
