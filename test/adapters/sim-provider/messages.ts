import { ap } from './start-provider.ts';

const mss = 'http://uri.etsi.org/TS102204/v1.1.2#';
const soap = 'http://www.w3.org/2003/05/soap-envelope';

type Parts = {
  name?: string;
  apId?: string;
  apPassword?: string;
  apTransId?: string;
  transaction?: string;
  status?: string;
  signature?: string;
  mss?: string;
  soap?: string;
  prolog?: string;
};

/** A notification as a provider writes it by hand, in other prefixes than ours. */
export function aNotification(parts: Parts = {}): Buffer {
  const { name = 'MSS_StatusResp', apId = ap.apId, apPassword = ap.apPassword } = parts;
  const signature =
    parts.signature === undefined
      ? ''
      : `<MSS_Signature><Base64Signature>${parts.signature}</Base64Signature></MSS_Signature>`;
  const { apTransId = '_a1', transaction = '_t1', status = '500', prolog = '' } = parts;
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${prolog}
<e:Envelope xmlns:e="${parts.soap ?? soap}">
  <e:Header/>
  <e:Body>
    <${name} xmlns="${parts.mss ?? mss}" MajorVersion="1" MinorVersion="1" MSSP_TransID="${transaction}">
      <AP_Info AP_ID="${apId}" AP_TransID="${apTransId}" AP_PWD="${escaped(apPassword)}" Instant="2026-11-24T08:00:00Z"/>
      <MSSP_Info><MSSP_ID><DNSName>mssp.example</DNSName></MSSP_ID></MSSP_Info>
      <MobileUser><MSISDN>+84961234501</MSISDN></MobileUser>
      ${signature}<Status><StatusCode Value="${status}"/></Status>
    </${name}>
  </e:Body>
</e:Envelope>`);
}

/** A SOAP fault with a status code of TS 102 204 as its subcode. */
export function aFault(code: number): string {
  return `<e:Envelope xmlns:e="${soap}"><e:Body><e:Fault><e:Code><e:Value>e:Sender</e:Value>
<e:Subcode><e:Value xmlns:m="${mss}">m:_${code}</e:Value></e:Subcode></e:Code>
<e:Reason><e:Text xml:lang="en">no</e:Text></e:Reason></e:Fault></e:Body></e:Envelope>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
