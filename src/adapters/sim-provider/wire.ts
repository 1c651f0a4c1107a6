import { z } from 'zod';

/** Namespaces of the schemas of SOAP 1.2, TS 102 204 and the profile query's extension. */
export const ns = {
  soap: 'http://www.w3.org/2003/05/soap-envelope',
  mss: 'http://uri.etsi.org/TS102204/v1.1.2#',
  mcs: 'http://www.methics.fi/TS102204/ext/v1.0.0',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
} as const;

export const soapType = 'application/soap+xml; charset=utf-8';

/** DataToBeSigned is already a SHA-256 value, so that no document leaves the house. */
export const hashMimeType = 'application/x-sha256';

/** MSS_Format: the signature as CMS SignedData (RFC 5652). */
export const cmsFormat = `${ns.mss}CMS-Signature`;

/** What a phone's screen takes in UCS-2, in UTF-16 units. */
export const longestText = 70;

/** AP_TransID and MSSP_TransID are xs:NCName; of those we send and take the plain ones. */
export const transactionId = z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,127}$/);
