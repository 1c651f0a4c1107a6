import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseBody } from '../../../src/domain/fields/field-refusals.ts';
import { usbSignature } from '../../../src/domain/steps/usb-signature.ts';

const token = {
  format: 'web-eid:1.0',
  algorithm: 'ES384',
  unverifiedCertificate: 'MIIB8jCCAXigAwIBAgIUPQ==',
  signature: '0Ov7ME6pTY1K2GXMj8Wxov/o',
};
const readAs = (authToken: object) => parseBody(usbSignature.body(), { authToken });
const refusal = (pointer: string, code: string) => ({ ok: false, errors: [{ pointer, code }] });

describe('the body of the step usb_signature', () => {
  test('is a token, without what the format has beside it', () => {
    const appVersion = 'https://web-eid.eu/web-eid-app/releases/2.6.0+0';
    const later = { unverifiedSigningCertificates: [{ certificate: 'QUJD' }], anything: 1 };
    const received = { ...token, appVersion, ...later };
    expect(readAs(received)).toEqual({ ok: true, value: { authToken: token } });
  });

  test.each(['none', 'RS1', 'web-eid:9'])('leaves %s for the verification to refuse', (text) => {
    expect(readAs({ ...token, algorithm: text, format: text }).ok).toBe(true);
  });

  test.each([
    ['====', 'Base64Invalid'],
    ['QUJ', 'Base64Invalid'],
    ['QQ', 'Base64Invalid'],
    ['QR==', 'Base64Invalid'],
    ['QUI', 'Base64Invalid'],
    ['QUJD\n', 'Base64Invalid'],
    ['QU-_', 'Base64Invalid'],
    ['-----BEGIN CERTIFICATE-----', 'Base64Invalid'],
    ['A'.repeat(8196), 'TooLong'],
    [7, 'InvalidType'],
    [null, 'InvalidType'],
    [undefined, 'Required'],
  ])('refuses the bytes %j', (text, code) => {
    for (const member of ['unverifiedCertificate', 'signature']) {
      expect(readAs({ ...token, [member]: text })).toEqual(refusal(`/authToken/${member}`, code));
    }
  });

  test.each(['format', 'algorithm'])('refuses a long %s, another type and none', (member) => {
    const pointer = `/authToken/${member}`;
    expect(readAs({ ...token, [member]: 'x'.repeat(41) })).toEqual(refusal(pointer, 'TooLong'));
    expect(readAs({ ...token, [member]: ['ES256'] })).toEqual(refusal(pointer, 'InvalidType'));
    expect(readAs({ ...token, [member]: undefined })).toEqual(refusal(pointer, 'Required'));
  });

  test('refuses members beside the token, and a token that is text', () => {
    const body = { authToken: token, nonce: 'x' };
    expect(parseBody(usbSignature.body(), body)).toEqual(refusal('/nonce', 'UnknownMember'));
    const asText = { authToken: JSON.stringify(token) };
    expect(parseBody(usbSignature.body(), asText)).toEqual(refusal('/authToken', 'InvalidType'));
    expect(parseBody(usbSignature.body(), {})).toEqual(refusal('/authToken', 'Required'));
  });

  test('takes the base64 of any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 900 }), (bytes) => {
        expect(readAs({ ...token, signature: Buffer.from(bytes).toString('base64') }).ok).toBe(
          true,
        );
      }),
    );
  });
});
