import { element, envelope, type Xml } from './wire-xml.ts';
import { cmsFormat, hashMimeType } from './wire.ts';

/** The application provider, us, and one message of ours or about one of ours. */
export type Sender = { apId: string; apPassword: string };
export type MessageHead = Sender & { apTransId: string; instant: Date };

export type SignatureRequest = {
  phone: string;
  text: string;
  hash: Uint8Array;
  callbackUrl: string;
  timeOutSeconds: number;
};

/** MSS_ProfileReq that asks for the certificates of a number's SIM. */
export function profileRequest(head: MessageHead, phone: string): string {
  return message('ProfileReq', head, {}, [
    mobileUser(phone),
    element('mss:GetCertificates', {}, 'true'),
  ]);
}

/** MSS_SignatureReq; the provider asks the citizen and answers at once that it does. */
export function signatureRequest(head: MessageHead, request: SignatureRequest): string {
  const { phone, text, hash, callbackUrl, timeOutSeconds } = request;
  const attributes = { TimeOut: timeOutSeconds, MessagingMode: 'asynchClientServer' };
  const asHash = { MimeType: hashMimeType, Encoding: 'base64' };
  const content = [
    mobileUser(phone),
    element('mss:DataToBeSigned', asHash, Buffer.from(hash).toString('base64')),
    element('mss:DataToBeDisplayed', { MimeType: 'text/plain', Encoding: 'UCS-2' }, text),
    element('mss:MSS_Format', {}, element('mss:mssURI', {}, cmsFormat)),
  ];
  return message('SignatureReq', head, attributes, content, callbackUrl);
}

/** MSS_StatusReq about a transaction of ours. */
export function statusRequest(head: MessageHead, phone: string, transactionId: string): string {
  return message('StatusReq', head, { MSSP_TransID: transactionId }, [mobileUser(phone)]);
}

/** Any message of TS 102 204: who, to whom, version, then its own content. */
export function message(
  name: string,
  { apId, apPassword, apTransId, instant }: MessageHead,
  attributes: Record<string, string | number | undefined>,
  content: Xml[],
  callbackUrl?: string,
): string {
  const ap = {
    AP_ID: apId,
    AP_TransID: apTransId,
    AP_PWD: apPassword,
    Instant: instant.toISOString(),
    AP_URL: callbackUrl,
  };
  const mssp = element('mss:MSSP_ID', {}, element('mss:IdentifierString', {}, 'mssp'));
  return envelope(
    element(
      `mss:MSS_${name}`,
      { MajorVersion: 1, MinorVersion: 1, ...attributes },
      element('mss:AP_Info', ap),
      element('mss:MSSP_Info', {}, mssp),
      ...content,
    ),
  );
}

export function mobileUser(phone: string): Xml {
  return element('mss:MobileUser', {}, element('mss:MSISDN', {}, phone));
}
