import { fileURLToPath } from 'node:url';
import proto from '@temporalio/proto';
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import type { Keys } from './keys.ts';

const encoding = Buffer.from('binary/encrypted');
const { Payload: PayloadMessage } = proto.temporal.api.common.v1;

/**
 * The module of the failure converter: it moves messages and stacks of failures into a payload, so
 * that the codec encrypts them. The bundle of the workflows needs this path as well.
 */
export const failureConverterPath = fileURLToPath(
  new URL('failure-converter.cjs', import.meta.url),
);

/** What client and worker both need to read and write encrypted payloads and failures. */
export function createDataConverter(keys: Keys): DataConverter {
  return { payloadCodecs: [createPayloadCodec(keys)], failureConverterPath };
}

/**
 * Encrypts whole payloads, metadata included: AES-256-GCM, data = iv(12), ciphertext, tag(16), with
 * the key's id in the metadata `encryption-key-id`. Payloads of any other encoding pass through, so
 * that a signal sent from the Temporal UI can be read.
 */
export function createPayloadCodec(keys: Keys): PayloadCodec {
  return {
    encode: (payloads) => Promise.resolve(payloads.map((payload) => encrypt(keys, payload))),
    decode: (payloads) =>
      new Promise((resolve) => {
        resolve(payloads.map((payload) => decrypt(keys, payload)));
      }),
  };
}

function encrypt(keys: Keys, payload: Payload): Payload {
  const { keyId, box } = keys.sealBox('payload', PayloadMessage.encode(payload).finish());
  return { metadata: { encoding, 'encryption-key-id': Buffer.from(keyId) }, data: box };
}

function decrypt(keys: Keys, payload: Payload): Payload {
  const kind = payload.metadata?.['encoding'];
  if (kind === undefined || !encoding.equals(kind)) return payload;
  const keyId = Buffer.from(payload.metadata?.['encryption-key-id'] ?? []).toString('utf8');
  const box = Buffer.from(payload.data ?? []);
  return PayloadMessage.decode(keys.openBox('payload', { keyId, box }));
}
