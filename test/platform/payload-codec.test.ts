import { describe, expect, test } from '@jest/globals';
import { ApplicationFailure, defaultPayloadConverter, type Payload } from '@temporalio/common';
import { loadDataConverter } from '@temporalio/common/lib/internal-non-workflow/index.js';
import { createKeys } from '../../src/platform/keys.ts';
import { authenticActivities } from '../../src/platform/authentic-activities.ts';
import { createDataConverter, createPayloadCodec } from '../../src/platform/payload-codec.ts';

const ring = [{ id: 'k1', key: Buffer.alloc(32, 1) }];
const keys = createKeys({ ring, lookupKey: Buffer.alloc(32, 2) });
const otherKeys = createKeys({
  ring: [{ id: 'k2', key: Buffer.alloc(32, 3) }],
  lookupKey: Buffer.alloc(32),
});
const codec = createPayloadCodec(keys);
const flow = { type: 'workflow', namespace: 'default', workflowId: 'f1' } as const;
const activity = { ...flow, type: 'activity', activityId: '3', isLocal: true } as const;
const plain = defaultPayloadConverter.toPayload({ phone: '+84981234567' });

const read = async (opened: Promise<Payload[]>): Promise<unknown> => {
  const [payload] = await opened;
  if (!payload) throw new Error('nothing was decoded');
  return defaultPayloadConverter.fromPayload(payload);
};

describe('the payload codec', () => {
  test('encrypts the whole payload, and names encoding, key and place', async () => {
    const [sealed] = await codec.encode([plain], flow);
    const metadata = sealed?.metadata ?? {};
    const inClear = Object.entries(metadata).map(([name, value]) => [
      name,
      Buffer.from(value).toString(),
    ]);
    expect(Object.fromEntries(inClear)).toEqual({
      encoding: 'binary/encrypted',
      'encryption-key-id': 'k1',
      for: 'w:f1',
    });
    expect(Buffer.from(sealed?.data ?? []).includes('981234567')).toBe(false);
  });

  test('gives back what it got, at the same place alone', async () => {
    const sealed = await codec.encode([plain], flow);
    expect(await read(codec.decode(sealed, flow))).toEqual({ phone: '+84981234567' });
    const elsewhere = [
      { ...flow, workflowId: 'f2' },
      { ...flow, namespace: 'other' },
      { ...activity, activityId: 'f1' },
      undefined,
    ];
    for (const place of elsewhere) await expect(codec.decode(sealed, place)).rejects.toThrow();
  });

  test('reads nothing unencrypted in a client', async () => {
    await expect(codec.decode([plain], flow)).rejects.toThrow('not encrypted');
  });

  test('names the key that it does not have', async () => {
    const sealed = await createPayloadCodec(otherKeys).encode([plain], flow);
    await expect(codec.decode(sealed, flow)).rejects.toThrow('No key "k2"');
  });
});

describe('the payload codec of a worker', () => {
  let isInActivity = false;
  const worker = createPayloadCodec(keys, { isInActivity: () => isInActivity });

  test('tells a result from an input, and neither from that of another activity', async () => {
    const input = await worker.encode([plain], activity);
    isInActivity = true;
    const result = await worker.encode([plain], activity);
    isInActivity = false;
    const value = { phone: '+84981234567' };
    expect(await read(worker.decode(result, activity))).toEqual(value);
    expect(await read(worker.decode(input, activity))).toEqual({ activityInput: value });
    const next = { ...activity, activityId: '4' };
    expect(await read(worker.decode(result, next))).toEqual({ unauthenticated: 'foreign' });
  });

  test('marks what others sent unencrypted, from the Temporal UI for one', async () => {
    const said = { unauthenticated: 'plain', said: { phone: '+84981234567' } };
    expect(await read(worker.decode([plain], flow))).toEqual(said);
    const broken = { ...plain, data: Buffer.from('{"') };
    for (const payload of [{}, broken, { metadata: { encoding: Buffer.of() } }]) {
      expect(await read(worker.decode([payload], flow))).toEqual({ unauthenticated: 'unreadable' });
    }
  });

  test('marks what names a key that it does not have, or was changed', async () => {
    const theirs = await createPayloadCodec(otherKeys).encode([plain], flow);
    expect(await read(worker.decode(theirs, flow))).toEqual({ unauthenticated: 'key_unknown' });
    const [ours] = await worker.encode([plain], flow);
    const changed = { ...ours, data: Buffer.from(ours?.data ?? []).reverse() };
    expect(await read(worker.decode([changed], flow))).toEqual({ unauthenticated: 'foreign' });
  });
});

describe('activities', () => {
  const { double } = authenticActivities({ double: (n: number) => Promise.resolve(2 * n) });

  test('get the input that a workflow has sealed for them', async () => {
    expect(await double?.({ activityInput: 4 })).toBe(8);
  });

  test.each([4, { unauthenticated: 'plain', said: 4 }, { unauthenticated: 'foreign' }, undefined])(
    'do nothing for %j',
    (input) => {
      expect(() => double?.(input)).toThrow('not asked for by a flow');
    },
  );

  test('wait for a key that is not there yet', () => {
    expect(() => double?.({ unauthenticated: 'key_unknown' })).toThrow('SECRET_KEYS');
  });
});

test('messages and stacks of failures travel as a payload, so that they are encrypted too', () => {
  const { failureConverter } = loadDataConverter(createDataConverter(keys));
  const failure = failureConverter.errorToFailure(
    ApplicationFailure.nonRetryable('phone +84981234567', 'SubscriberMismatch'),
    defaultPayloadConverter,
  );
  const { encodedAttributes, ...clear } = failure;
  expect(JSON.stringify(clear)).not.toContain('981234567');
  expect(clear.applicationFailureInfo?.type).toBe('SubscriberMismatch');
  if (!encodedAttributes) throw new Error('nothing was encoded');
  expect(defaultPayloadConverter.fromPayload(encodedAttributes)).toMatchObject({
    message: 'phone +84981234567',
  });
});
