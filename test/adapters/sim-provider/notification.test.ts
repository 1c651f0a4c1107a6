import { describe, expect, jest, test } from '@jest/globals';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { readNotification } from '../../../src/adapters/sim-provider/client.ts';
import { problems } from '../../../src/domain/problems/problems.ts';
import { aFault, aNotification } from './messages.ts';
import { ap } from './start-provider.ts';

const codeOf = (message: Uint8Array) => {
  const read = readNotification(message, ap);
  return read.ok ? 'read' : read.code;
};
const text = (message: string) => Buffer.from(message, 'utf8');
const replaced = (from: string, to: string) =>
  text(aNotification().toString('utf8').replaceAll(from, to));

test.each(['MSS_StatusResp', 'MSS_SignatureResp'])('a notification by %s is read', (name) => {
  expect(readNotification(aNotification({ name }), ap)).toEqual({
    ok: true,
    apTransId: '_a1',
    transactionId: '_t1',
  });
});

test.each([`a&b<c>"d"'e`, 'mật khẩu'])(
  'the password %s is known however it is written',
  (secret) => {
    const asReferences = Array.from(
      secret,
      (letter) => `&#x${(letter.codePointAt(0) ?? 0).toString(16)};`,
    );
    const written = `AP_PWD='${asReferences.join('')}'`;
    const message = aNotification()
      .toString()
      .replace(/AP_PWD="[^"]*"/, written);
    const sender = { ...ap, apPassword: secret };
    expect(readNotification(text(message), sender)).toMatchObject({ ok: true });
    expect(readNotification(aNotification({ apPassword: secret }), sender)).toMatchObject({
      ok: true,
    });
  },
);

describe('a notification is refused', () => {
  const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
  const external = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
  const huge = text(`${aNotification().toString()}${' '.repeat(10 * 1024 * 1024)}`);
  const deep = text('<a>'.repeat(5_000));
  const many = `<e:Header>${'<a/>'.repeat(120)}</e:Header>`;
  const wide = `<e:Header ${Array.from({ length: 120 }, (_, at) => `a${at}=""`).join(' ')}/>`;
  const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';

  test.each([
    ['with entities', aNotification({ prolog: laughs }), 'SoapEntityForbidden'],
    ['with an external entity', aNotification({ prolog: external }), 'SoapEntityForbidden'],
    ['with a document type', aNotification({ prolog: '<!DOCTYPE x>' }), 'SoapDoctypeForbidden'],
    ['of 10 MB', huge, 'SoapTooLarge'],
    ['in SOAP 1.1', aNotification({ soap: soap11 }), 'SoapNamespaceUnknown'],
    ['in another version', aNotification({ mss: 'urn:other#' }), 'SoapNamespaceUnknown'],
    ['without any namespace', aNotification({ mss: '' }), 'SoapNamespaceUnknown'],
    ['for another application', aNotification({ apId: 'urn:others' }), 'SimOtherApplication'],
    ['with another password', aNotification({ apPassword: 'x' }), 'SimNotificationForged'],
    ['without a password', aNotification({ apPassword: '' }), 'SimNotificationForged'],
    ['that is a fault', text(aFault(401)), 'SimNotificationForged'],
    ['that is a request', aNotification({ name: 'MSS_StatusReq' }), 'SoapMalformed'],
    ['without a transaction', aNotification({ transaction: '' }), 'SoapMalformed'],
    ['with a status in words', aNotification({ status: 'fine' }), 'SoapMalformed'],
    ['with two bodies', replaced('</e:Body>', '</e:Body><e:Body/>'), 'SoapMalformed'],
    ['that breaks off', aNotification().subarray(0, -40), 'SoapMalformed'],
    ['with an attribute twice', replaced('MinorV', 'MajorVersion="1" MinorV'), 'SoapMalformed'],
    ['with an entity that is not declared', replaced('+84961', '&x;'), 'SoapMalformed'],
    ['that is JSON', text('{"status":500}'), 'SimNotificationForged'],
    ['that is empty', text(''), 'SimNotificationForged'],
    ['in UTF-16', Buffer.from(aNotification().toString(), 'utf16le'), 'SoapMalformed'],
    ['that nests without an end', deep, 'SoapMalformed'],
    ['of more elements than a message has', replaced('<e:Header/>', many), 'SoapMalformed'],
    ['of more attributes than a message has', replaced('<e:Header/>', wide), 'SoapMalformed'],
    [
      'of 20 kB',
      replaced('<e:Header/>', `<e:Header>${'x'.repeat(20_000)}</e:Header>`),
      'SoapTooLarge',
    ],
    [
      'with the password where it does not belong',
      replaced('AP_PWD="', `x="AP_PWD='${ap.apPassword}'" AP_PWD="un`),
      'SimNotificationForged',
    ],
  ])('%s', (_what, message, code) => {
    expect(codeOf(message)).toBe(code);
    expect(Object.keys(problems)).toContain(code);
  });

  test('without our password before anything of it is parsed, whatever it would cost', () => {
    const parse = jest.spyOn(DOMParser.prototype, 'parseFromString');
    const costly = `<a ${Array.from({ length: 120 }, (_, at) => `xmlns:n${at}="u"`).join(' ')}/>`;
    expect(codeOf(text(costly))).toBe('SimNotificationForged');
    expect(codeOf(aNotification({ apPassword: 'x' }))).toBe('SimNotificationForged');
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
  });

  test('whatever bytes it is made of, without an error', () => {
    const whole = aNotification();
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.uint8Array({ maxLength: 8 }), (at, bytes) => {
        const broken = Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at + 1)]);
        expect(typeof codeOf(broken)).toBe('string');
      }),
    );
  });
});
