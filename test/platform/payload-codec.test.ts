import { describe, expect, test } from '@jest/globals';
import { ApplicationFailure, defaultPayloadConverter } from '@temporalio/common';
import { loadDataConverter } from '@temporalio/common/lib/internal-non-workflow/index.js';
import { createKeys } from '../../src/platform/keys.ts';
import { createDataConverter, createPayloadCodec } from '../../src/platform/payload-codec.ts';

const ring = [{ id: 'k1', key: Buffer.alloc(32, 1) }];
const keys = createKeys({ ring, lookupKey: Buffer.alloc(32, 2) });
const codec = createPayloadCodec(keys);
const plain = defaultPayloadConverter.toPayload({ phone: '+84981234567' });

describe('the payload codec', () => {
  test('encrypts the whole payload, and names encoding and key', async () => {
    const [sealed] = await codec.encode([plain]);
    const metadata = sealed?.metadata ?? {};
    expect(Object.keys(metadata)).toEqual(['encoding', 'encryption-key-id']);
    expect(Buffer.from(metadata['encoding'] ?? []).toString()).toBe('binary/encrypted');
    expect(Buffer.from(metadata['encryption-key-id'] ?? []).toString()).toBe('k1');
    expect(Buffer.from(sealed?.data ?? []).includes('981234567')).toBe(false);
  });

  test('gives back what it got', async () => {
    const [opened] = await codec.decode(await codec.encode([plain]));
    if (!opened) throw new Error('nothing was decoded');
    expect(defaultPayloadConverter.fromPayload(opened)).toEqual({ phone: '+84981234567' });
  });

  test('passes on what others sent unencrypted, from the Temporal UI for one', async () => {
    expect(await codec.decode([plain, {}])).toEqual([plain, {}]);
  });

  test('names the key that it does not have', async () => {
    const other = createKeys({
      ring: [{ id: 'k2', key: Buffer.alloc(32, 3) }],
      lookupKey: Buffer.alloc(32),
    });
    const sealed = await createPayloadCodec(other).encode([plain]);
    await expect(codec.decode(sealed)).rejects.toThrow('No key "k2"');
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
