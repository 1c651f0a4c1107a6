import { fileURLToPath } from 'node:url';
import type {
  DataConverter,
  Payload,
  PayloadCodec,
  SerializationContext,
} from '@temporalio/common';
import type { Distrust } from '../domain/flows/unauthenticated.ts';
import { type Keys, UnknownKeyError } from './keys.ts';
import { payloadPlace } from './payload-place.ts';
import { isSealed, openPayload, sealPayload, textOf } from './sealed-payload.ts';

const json = 'json/plain';

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

/** Seals every payload for its place, and opens what was sealed for the place where it is found. */
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
  return sealPayload(keys, payload, payloadPlace(context, isResult));
}

/** Throws for what was not sealed for this place, input or result. */
function open(keys: Keys, payload: Payload, context: SerializationContext | undefined): Payload {
  if (!isSealed(payload)) throw new Error('A payload is not encrypted.');
  const at = payloadPlace(context, isOfResult(payload));
  if (context === undefined || textOf(payload, 'for') !== at.place) {
    throw new Error('A payload was encrypted for another place.');
  }
  return openPayload(keys, payload, at);
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

function isOfResult(payload: Payload): boolean {
  return textOf(payload, 'for').startsWith('r:');
}
