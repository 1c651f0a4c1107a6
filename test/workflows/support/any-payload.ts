import fc from 'fast-check';
import type { temporal } from '@temporalio/proto';
import { plainPayload } from './stranger.ts';

type RawPayload = temporal.api.common.v1.IPayload;

/** Times that are none, or that no deadline may be put off to. */
const untils = ['2020-01-01T00:00:00Z', '2999-01-01T00:00:00Z', '2026-13-01T00:00:00Z', 'soon'];

const bytes = (most: number) => fc.uint8Array({ maxLength: most });

/** Payloads of any shape: JSON or not, of any encoding, sealed elsewhere or by nobody. */
export const anyPayload = fc.oneof(
  fc.jsonValue().map(plainPayload),
  fc
    .record({
      reviewId: fc.jsonValue(),
      reason: fc.constant(7),
      eventId: fc.jsonValue(),
      until: fc.oneof(fc.jsonValue(), fc.constantFrom(...untils)),
    })
    .map(plainPayload),
  fc.record({
    metadata: fc.dictionary(
      fc.constantFrom('encoding', 'encryption-key-id', 'for', 'other'),
      fc.oneof(
        bytes(8),
        fc
          .constantFrom('binary/encrypted', 'json/plain', 'binary/null', 'json/protobuf')
          .map((text) => Buffer.from(text)),
      ),
    ),
    data: bytes(40),
  }),
  fc.constant({}),
);

/** Nothing, which the UI sends as JSON null, or an object that may say which request it is. */
export function asksForMessage(payload: RawPayload | undefined): boolean {
  const encoding = Buffer.from(payload?.metadata?.['encoding'] ?? []).toString();
  if (encoding === 'binary/null') return true;
  const text = Buffer.from(payload?.data ?? []).toString();
  return encoding === 'json/plain' && (text === 'null' || text.startsWith('{'));
}
