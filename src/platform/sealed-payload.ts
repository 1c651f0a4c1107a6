import proto from '@temporalio/proto';
import type { Payload } from '@temporalio/common';
import type { Keys } from './keys.ts';
import type { PayloadPlace } from './payload-place.ts';

const encoding = 'binary/encrypted';
const { Payload: PayloadMessage } = proto.temporal.api.common.v1;

/**
 * Seals a whole payload, metadata included: AES-256-GCM, data = iv(12), ciphertext, tag(16), with the key's
 * id in the metadata `encryption-key-id`, and in `for` the place, which is authenticated with the namespace
 * as associated data: in clear, since a codec server is told no more than the namespace.
 */
export function sealPayload(keys: Keys, payload: Payload, at: PayloadPlace): Payload {
  const plain = PayloadMessage.encode(payload).finish();
  const { keyId, box } = keys.sealBox('payload', plain, boundTo(at));
  const metadata = {
    encoding: Buffer.from(encoding),
    'encryption-key-id': Buffer.from(keyId),
    for: Buffer.from(at.place),
  };
  return { metadata, data: box };
}

/** Throws an UnknownKeyError, or for what was sealed for another place, or was changed. */
export function openPayload(keys: Keys, payload: Payload, at: PayloadPlace): Payload {
  const keyId = textOf(payload, 'encryption-key-id');
  const box = Buffer.from(payload.data ?? []);
  return PayloadMessage.decode(keys.openBox('payload', { keyId, box }, boundTo(at)));
}

export function isSealed(payload: Payload): boolean {
  return textOf(payload, 'encoding') === encoding;
}

/** A member of a payload's metadata; bytes of length 0 come from protobufjs as an array. */
export function textOf({ metadata }: Payload, name: string): string {
  return Buffer.from(metadata?.[name] ?? []).toString('utf8');
}

/** The namespace has no line feed, so that no two places look alike. */
function boundTo({ namespace, place }: PayloadPlace): string {
  return `${namespace}\n${place}`;
}
