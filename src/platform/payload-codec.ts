import { fileURLToPath } from 'node:url';
import proto from '@temporalio/proto';
import type {
  DataConverter,
  Payload,
  PayloadCodec,
  SerializationContext,
} from '@temporalio/common';
import type { Distrust } from '../domain/flows/unauthenticated.ts';
import { type Keys, UnknownKeyError } from './keys.ts';
import { payloadPlace } from './payload-place.ts';

const encoding = 'binary/encrypted';
const json = 'json/plain';
const { Payload: PayloadMessage } = proto.temporal.api.common.v1;

/**
 * The module of the failure converter: it moves messages and stacks of failures into a payload, so
 * that the codec encrypts them. The bundle of the workflows needs this path as well.
 */
export const failureConverterPath = fileURLToPath(
  new URL('failure-converter.cjs', import.meta.url),
);

/** How a worker has its payloads read and written: `isInActivity` tells a result from an input. */
export type WorkerSide = { isInActivity: () => boolean };

/** What clients need to read and write sealed payloads and failures; throws for any that is not. */
export function createDataConverter(keys: Keys): DataConverter {
  return { payloadCodecs: [createPayloadCodec(keys)], failureConverterPath };
}

/**
 * The same for a worker, where nothing is thrown: a workflow whose history holds a payload that
 * cannot be decoded would be stuck for ever. What is not to be believed becomes an `Unauthenticated`.
 */
export function createWorkerDataConverter(keys: Keys, side: WorkerSide): DataConverter {
  return { payloadCodecs: [createPayloadCodec(keys, side)], failureConverterPath };
}

/**
 * Seals whole payloads, metadata included: AES-256-GCM, data = iv(12), ciphertext, tag(16), with the
 * key's id in the metadata `encryption-key-id`, and in `for` the place, which is authenticated with
 * the namespace as associated data: in clear, since a codec server is told no more than the namespace.
 */
export function createPayloadCodec(keys: Keys, worker?: WorkerSide): PayloadCodec {
  return {
    encode: (payloads, context) =>
      Promise.resolve(payloads.map((payload) => seal(keys, payload, context, worker))),
    decode: (payloads, context) =>
      new Promise((resolve) => {
        const read = worker ? readAsWorker : open;
        resolve(payloads.map((payload) => read(keys, payload, context)));
      }),
  };
}

function seal(
  keys: Keys,
  payload: Payload,
  context: SerializationContext | undefined,
  worker: WorkerSide | undefined,
): Payload {
  const isResult = context?.type === 'activity' && worker?.isInActivity() === true;
  const { namespace, place } = payloadPlace(context, isResult);
  const plain = PayloadMessage.encode(payload).finish();
  const { keyId, box } = keys.sealBox('payload', plain, boundTo(namespace, place));
  const metadata = {
    encoding: Buffer.from(encoding),
    'encryption-key-id': Buffer.from(keyId),
    for: Buffer.from(place),
  };
  return { metadata, data: box };
}

/** Throws for what was not sealed for this place, input or result. */
function open(keys: Keys, payload: Payload, context: SerializationContext | undefined): Payload {
  if (!isSealed(payload)) throw new Error('A payload is not encrypted.');
  const { namespace, place } = payloadPlace(context, isOfResult(payload));
  if (context === undefined || textOf(payload, 'for') !== place) {
    throw new Error('A payload was encrypted for another place.');
  }
  const keyId = textOf(payload, 'encryption-key-id');
  const box = Buffer.from(payload.data ?? []);
  return PayloadMessage.decode(keys.openBox('payload', { keyId, box }, boundTo(namespace, place)));
}

function readAsWorker(
  keys: Keys,
  payload: Payload,
  context: SerializationContext | undefined,
): Payload {
  try {
    if (!isSealed(payload)) return unauthenticated(payload);
    const opened = open(keys, payload, context);
    const isInput = context?.type === 'activity' && !isOfResult(payload);
    return isInput ? jsonPayload(`{"activityInput":${textOfJson(opened) ?? 'null'}}`) : opened;
  } catch (error) {
    return distrusted(error instanceof UnknownKeyError ? 'key_unknown' : 'foreign');
  }
}

function unauthenticated(payload: Payload): Payload {
  const said = textOfJson(payload);
  if (said !== undefined) return distrusted('plain', said);
  return distrusted(textOf(payload, 'encoding') === 'binary/null' ? 'plain' : 'unreadable');
}

function distrusted(why: Distrust, said?: string): Payload {
  return jsonPayload(`{"unauthenticated":"${why}"${said === undefined ? '' : `,"said":${said}`}}`);
}

/** The text of a payload that is JSON, checked: what others sent may be anything. */
function textOfJson(payload: Payload): string | undefined {
  if (textOf(payload, 'encoding') !== json) return undefined;
  const text = Buffer.from(payload.data ?? []).toString('utf8');
  try {
    JSON.parse(text);
    return text;
  } catch {
    return undefined;
  }
}

function jsonPayload(text: string): Payload {
  return { metadata: { encoding: Buffer.from(json) }, data: Buffer.from(text, 'utf8') };
}

function isSealed(payload: Payload): boolean {
  return textOf(payload, 'encoding') === encoding;
}

function isOfResult(payload: Payload): boolean {
  return textOf(payload, 'for').startsWith('r:');
}

/** Bytes of length 0 come from protobufjs as an array. */
function textOf({ metadata }: Payload, name: string): string {
  return Buffer.from(metadata?.[name] ?? []).toString('utf8');
}

/** Neither may hold a line feed, so that no two places look alike. */
function boundTo(namespace: string, place: string): string {
  return `${namespace}\n${place}`;
}
