import type { Element } from '@xmldom/xmldom';
import { z } from 'zod';
import { attribute, descend, readSoap, textOf } from '../../src/adapters/sim-provider/wire-read.ts';
import {
  cmsFormat,
  hashMimeType,
  longestText,
  ns,
  transactionId,
} from '../../src/adapters/sim-provider/wire.ts';

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
  const soap = readSoap(message);
  if (!soap.ok || soap.body.namespaceURI !== ns.mss) return undefined;
  return request.safeParse(membersOf(soap.body)).data;
}

function membersOf(body: Element): Record<string, string | null | undefined> {
  const info = descend(body, 'AP_Info');
  const toSign = descend(body, 'DataToBeSigned');
  return {
    name: body.localName,
    apId: attribute(info, 'AP_ID'),
    apPassword: attribute(info, 'AP_PWD'),
    apTransId: attribute(info, 'AP_TransID'),
    phone: textOf(descend(body, 'MobileUser/MSISDN')),
    transactionId: attribute(body, 'MSSP_TransID'),
    mode: attribute(body, 'MessagingMode'),
    hashType: attribute(toSign, 'MimeType'),
    hash: textOf(toSign),
    text: textOf(descend(body, 'DataToBeDisplayed')),
    format: textOf(descend(body, 'MSS_Format/mssURI')),
    callbackUrl: attribute(info, 'AP_URL'),
    timeOutSeconds: attribute(body, 'TimeOut'),
  };
}
