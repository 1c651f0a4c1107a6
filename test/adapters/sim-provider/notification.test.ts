import { describe, expect, test } from '@jest/globals';
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

describe('a notification is refused', () => {
  const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
  const external = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
  const huge = text(`${aNotification().toString()}${' '.repeat(10 * 1024 * 1024)}`);
  const deep = text('<a>'.repeat(60_000));
  const many = `<e:Header>${'<a/>'.repeat(1_000)}</e:Header>`;
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
    ['that is a fault', text(aFault(401)), 'SoapMalformed'],
    ['that is a request', aNotification({ name: 'MSS_StatusReq' }), 'SoapMalformed'],
    ['without a transaction', aNotification({ transaction: '' }), 'SoapMalformed'],
    ['with a status in words', aNotification({ status: 'fine' }), 'SoapMalformed'],
    ['with two bodies', replaced('</e:Body>', '</e:Body><e:Body/>'), 'SoapMalformed'],
    ['that breaks off', aNotification().subarray(0, 400), 'SoapMalformed'],
    ['with an attribute twice', replaced('MinorV', 'MajorVersion="1" MinorV'), 'SoapMalformed'],
    ['with an entity that is not declared', replaced('+84961', '&x;'), 'SoapMalformed'],
    ['that is JSON', text('{"status":500}'), 'SoapMalformed'],
    ['that is empty', text(''), 'SoapMalformed'],
    ['in UTF-16', Buffer.from(aNotification().toString(), 'utf16le'), 'SoapMalformed'],
    ['that nests without an end', deep, 'SoapMalformed'],
    ['of more elements than a message has', replaced('<e:Header/>', many), 'SoapMalformed'],
  ])('%s', (_what, message, code) => {
    expect(codeOf(message)).toBe(code);
    expect(Object.keys(problems)).toContain(code);
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
