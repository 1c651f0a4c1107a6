import { X509Certificate } from 'node:crypto';
import { envelope, type Markup, nothing, xml } from './soap.ts';
import { nameOf } from './statuses.ts';
import type { Transaction } from './transactions.ts';

/** The application provider that a message is for, and the order that it answers. */
export type Sender = { apId: string; apPassword: string };
export type MessageHead = Sender & { apTransId: string; instant: Date };

/** MSS_ProfileResp with the certificate (PEM) of the number's SIM. */
export function profileAnswer(head: MessageHead, certificate: string): string {
  const der = new X509Certificate(certificate).raw.toString('base64');
  const held = xml`<mcs:ProfileQueryExtension><mcs:MobileUserCertificate><ds:X509Certificate>${der}</ds:X509Certificate></mcs:MobileUserCertificate></mcs:ProfileQueryExtension>`;
  return envelope(
    xml`<mss:MSS_ProfileResp ${version}>${parties(head)}${status(100, held)}</mss:MSS_ProfileResp>`,
  );
}

/** MSS_SignatureResp of the asynchronous mode: the order is accepted, nothing is signed yet. */
export function acceptance(head: MessageHead, { id, phone }: Transaction): string {
  return envelope(
    xml`<mss:MSS_SignatureResp ${version} MSSP_TransID="${id}">${parties(head)}${user(phone)}${status(100)}</mss:MSS_SignatureResp>`,
  );
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
  const named = as === 'notification' ? xml` MSSP_TransID="${id}"` : nothing;
  const signed =
    signature === undefined
      ? nothing
      : xml`<mss:MSS_Signature><mss:Base64Signature>${signature}</mss:Base64Signature></mss:MSS_Signature>`;
  return envelope(
    xml`<mss:MSS_StatusResp ${version}${named}>${parties(head)}${user(phone)}${signed}${status(code)}</mss:MSS_StatusResp>`,
  );
}

/** A SOAP fault whose subcode is the status code. */
export function fault(code: number): string {
  const at = code < 600 ? 'soap:Sender' : 'soap:Receiver';
  const subcode = xml`<soap:Subcode><soap:Value>mss:_${code}</soap:Value></soap:Subcode>`;
  return envelope(
    xml`<soap:Fault><soap:Code><soap:Value>${at}</soap:Value>${subcode}</soap:Code><soap:Reason><soap:Text xml:lang="en">${nameOf(code)}</soap:Text></soap:Reason></soap:Fault>`,
  );
}

const version = xml`MajorVersion="1" MinorVersion="1"`;

function parties({ apId, apPassword, apTransId, instant }: MessageHead): Markup {
  const ap = xml`<mss:AP_Info AP_ID="${apId}" AP_TransID="${apTransId}" AP_PWD="${apPassword}" Instant="${instant.toISOString()}"></mss:AP_Info>`;
  return xml`${ap}<mss:MSSP_Info><mss:MSSP_ID><mss:IdentifierString>mssp</mss:IdentifierString></mss:MSSP_ID></mss:MSSP_Info>`;
}

function user(phone: string): Markup {
  return xml`<mss:MobileUser><mss:MSISDN>${phone}</mss:MSISDN></mss:MobileUser>`;
}

function status(code: number, detail?: Markup): Markup {
  const held = detail ? xml`<mss:StatusDetail>${detail}</mss:StatusDetail>` : nothing;
  return xml`<mss:Status><mss:StatusCode Value="${code}"></mss:StatusCode><mss:StatusMessage>${nameOf(code)}</mss:StatusMessage>${held}</mss:Status>`;
}
