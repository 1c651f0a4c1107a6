import type { Element } from '@xmldom/xmldom';
import { z } from 'zod';
import {
  attribute,
  childrenNamed,
  descend,
  readSoap,
  textOf,
  type SoapFault,
} from './wire-read.ts';
import { ns, transactionId } from './wire.ts';

const base64 = z.base64().min(1);

/** What an answer or a notification holds. A fault is all that there is to say of one. */
export type MssMessage =
  { kind: 'message'; content: MssContent } | { kind: 'fault'; code: number | undefined };
export type MssContent = z.infer<typeof content>;
export type ReadMessage = { ok: true; message: MssMessage } | { ok: false; code: SoapFault };

const content = z.object({
  /** Such as MSS_StatusResp. */
  name: z.string(),
  apId: z.string(),
  apPassword: z.string(),
  apTransId: transactionId,
  transactionId: transactionId.optional(),
  status: z.coerce.number().int(),
  /** CMS, base64; null when it is something else. */
  signature: base64.optional().nullable().catch(null),
  /** DER, base64: of a profile query; null for one that is something else. */
  certificates: z.array(base64.nullable().catch(null)),
});

/** Reads a message of the SIM provider by TS 102 204's schema; unknown members are not looked at. */
export function readMessage(text: string): ReadMessage {
  const soap = readSoap(text);
  if (!soap.ok) return soap;
  const { body } = soap;
  if (body.namespaceURI === ns.soap) return readFault(body);
  const info = descend(body, 'AP_Info');
  const parsed = content.safeParse({
    name: body.localName,
    apId: attribute(info, 'AP_ID'),
    apPassword: attribute(info, 'AP_PWD'),
    apTransId: attribute(info, 'AP_TransID'),
    transactionId: attribute(body, 'MSSP_TransID'),
    status: attribute(descend(body, 'Status/StatusCode'), 'Value'),
    signature: withoutSpace(textOf(descend(body, 'MSS_Signature/Base64Signature'))),
    certificates: certificatesIn(body),
  });
  if (!parsed.success) return { ok: false, code: 'SoapMalformed' };
  return { ok: true, message: { kind: 'message', content: parsed.data } };
}

/** The subcode of a fault is the status code as a QName: `mss:_105`. */
function readFault(fault: Element): ReadMessage {
  if (fault.localName !== 'Fault') return { ok: false, code: 'SoapMalformed' };
  const subcode = textOf(descend(fault, 'Code/Subcode/Value', ns.soap)) ?? '';
  const digits = /(?:^|:)_(\d{3,4})$/.exec(subcode)?.[1];
  const code = digits === undefined ? undefined : Number(digits);
  return { ok: true, message: { kind: 'fault', code } };
}

/** The leaf of each certificate that the profile query's extension holds. */
function certificatesIn(body: Element): (string | undefined)[] {
  const detail = descend(body, 'Status/StatusDetail');
  const extension = detail && descend(detail, 'ProfileQueryExtension', ns.mcs);
  const held = extension ? childrenNamed(extension, ns.mcs, 'MobileUserCertificate') : [];
  return held.map((one) => withoutSpace(textOf(descend(one, 'X509Certificate', ns.ds))));
}

/** xs:base64Binary may be broken into lines. */
function withoutSpace(text: string | undefined): string | undefined {
  return text?.replace(/\s+/g, '');
}
