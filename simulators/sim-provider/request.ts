import type { Element } from '@xmldom/xmldom';
import { z } from 'zod';
import { bodyOf, find, ns } from './soap.ts';

/** DataToBeSigned is a SHA-256 value, the signature CMS SignedData (RFC 5652). */
const hashMimeType = 'application/x-sha256';
const cmsFormat = `${ns.mss}CMS-Signature`;

/** What a phone's screen takes in UCS-2, in UTF-16 units. */
const longestText = 70;

/** AP_TransID and MSSP_TransID are xs:NCName. */
const transactionId = z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,127}$/);

const phone = z.string().regex(/^\+\d{8,15}$/);
const head = z.object({
  apId: z.string().min(1),
  apPassword: z.string(),
  apTransId: transactionId,
  phone,
});

/** The requests that this provider serves. */
const request = z.discriminatedUnion('name', [
  head.extend({ name: z.literal('MSS_ProfileReq') }),
  head.extend({ name: z.literal('MSS_StatusReq'), transactionId }),
  head.extend({
    name: z.literal('MSS_SignatureReq'),
    mode: z.literal('asynchClientServer'),
    hashType: z.literal(hashMimeType),
    hash: z.base64().length(44),
    text: z.string().min(1).max(longestText),
    format: z.literal(cmsFormat),
    callbackUrl: z.url().optional(),
    timeOutSeconds: z.coerce.number().int().positive(),
  }),
]);
export type MssRequest = z.infer<typeof request>;

/** A request of the application provider, or undefined for anything else. */
export function readRequest(message: Uint8Array): MssRequest | undefined {
  const body = bodyOf(message);
  return body?.namespaceURI === ns.mss ? request.safeParse(membersOf(body)).data : undefined;
}

function membersOf(body: Element): Record<string, string | null | undefined> {
  const info = find(body, 'AP_Info');
  const toSign = find(body, 'DataToBeSigned');
  const textOf = (name: string) => find(body, name)?.textContent?.trim();
  return {
    name: body.localName,
    apId: info?.getAttribute('AP_ID'),
    apPassword: info?.getAttribute('AP_PWD'),
    apTransId: info?.getAttribute('AP_TransID'),
    phone: textOf('MSISDN'),
    transactionId: body.getAttribute('MSSP_TransID') ?? undefined,
    mode: body.getAttribute('MessagingMode'),
    hashType: toSign?.getAttribute('MimeType'),
    hash: toSign?.textContent?.trim(),
    text: textOf('DataToBeDisplayed'),
    format: textOf('mssURI'),
    callbackUrl: info?.getAttribute('AP_URL') ?? undefined,
    timeOutSeconds: body.getAttribute('TimeOut'),
  };
}
