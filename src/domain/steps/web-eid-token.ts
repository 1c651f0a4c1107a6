import { z } from 'zod';
import { accepted, refused } from '../fields/parsed.ts';
import { textField } from '../fields/text-field.ts';

/** Characters of base64: a certificate of 6 kB, and the signature of an RSA key of 8192 bits. */
const longestCertificate = 8192;
const longestSignature = 1368;
const longestName = 40;

/** RFC 4648 section 4, in its one canonical spelling: padded, and no bits left over. */
const base64 =
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?$/;

/**
 * A Web eID authentication token as the browser hands it in (Web eID system architecture, "Token
 * format"). Members that a minor version adds, and `appVersion`, which only informs, are left
 * behind: nothing of them is signed. Nothing here is trusted before the certificate is and its key has made it.
 */
export const webEidToken = z.object({
  format: z.string().max(longestName).describe('web-eid:1.0, or a later minor version'),
  algorithm: z.string().max(longestName).describe('Name of the algorithm (RFC 7518)'),
  unverifiedCertificate: base64Field(longestCertificate).describe('DER in base64'),
  // May be empty: a token with algorithm `none` has no other, and is refused by its own code.
  signature: base64Field(longestSignature).describe('In base64; of ECDSA r and s, side by side'),
});

export type WebEidToken = z.infer<typeof webEidToken>;

function base64Field(longest: number) {
  return textField((text) => {
    if (text.length > longest) return refused('TooLong');
    return base64.test(text) ? accepted(text) : refused('Base64Invalid');
  });
}
