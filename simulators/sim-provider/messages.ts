import { X509Certificate } from 'node:crypto';
import type { Transaction } from './transactions.ts';
import {
  message,
  mobileUser,
  type MessageHead,
} from '../../src/adapters/sim-provider/wire-messages.ts';
import { statusOf } from '../../src/adapters/sim-provider/wire-status.ts';
import { element, envelope, type Xml } from '../../src/adapters/sim-provider/wire-xml.ts';

/** MSS_ProfileResp with the certificate (PEM) of the number's SIM. */
export function profileAnswer(head: MessageHead, certificate: string): string {
  const der = new X509Certificate(certificate).raw.toString('base64');
  const held = element('mcs:MobileUserCertificate', {}, element('ds:X509Certificate', {}, der));
  return message('ProfileResp', head, {}, [
    status(100, element('mcs:ProfileQueryExtension', {}, held)),
  ]);
}

/** MSS_SignatureResp of the asynchronous mode: the order is accepted, nothing is signed yet. */
export function acceptance(head: MessageHead, { id, phone }: Transaction): string {
  return message('SignatureResp', head, { MSSP_TransID: id }, [mobileUser(phone), status(100)]);
}

/** MSS_StatusResp; only as a notification does it name the transaction, as the schema says. */
export function statusAnswer(
  head: MessageHead,
  {
    id,
    phone,
    status: code,
    signature,
  }: Pick<Transaction, 'id' | 'phone' | 'status' | 'signature'>,
  as: 'answer' | 'notification',
): string {
  const attributes = { MSSP_TransID: as === 'notification' ? id : undefined };
  const signed = element('mss:Base64Signature', {}, signature ?? '');
  return message('StatusResp', head, attributes, [
    mobileUser(phone),
    ...(signature === undefined ? [] : [element('mss:MSS_Signature', {}, signed)]),
    status(code),
  ]);
}

/** A SOAP fault whose subcode is the status code. */
export function fault(code: number): string {
  const value = element('soap:Value', {}, code < 600 ? 'soap:Sender' : 'soap:Receiver');
  const subcode = element('soap:Subcode', {}, element('soap:Value', {}, `mss:_${code}`));
  const text = element('soap:Text', { 'xml:lang': 'en' }, statusOf(code)?.name ?? '');
  return envelope(
    element(
      'soap:Fault',
      {},
      element('soap:Code', {}, value, subcode),
      element('soap:Reason', {}, text),
    ),
  );
}

function status(code: number, ...detail: Xml[]): Xml {
  return element(
    'mss:Status',
    {},
    element('mss:StatusCode', { Value: code }),
    element('mss:StatusMessage', {}, statusOf(code)?.name ?? ''),
    ...(detail.length === 0 ? [] : [element('mss:StatusDetail', {}, ...detail)]),
  );
}
