import { X509Certificate, type KeyObject } from 'node:crypto';

/** Bytes of base64; `undefined` where the text is not the canonical spelling of any. */
export function decodeBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  // The decoder of Node skips what it does not know.
  return bytes.length > 0 && bytes.toString('base64') === text ? bytes : undefined;
}

/**
 * The certificate in these bytes; `undefined` where they are not exactly the DER of one. The reader
 * also takes PEM, and leaves bytes behind the end unread: neither comes out as it went in.
 */
export function readSigner(der: Buffer): X509Certificate | undefined {
  try {
    const certificate = new X509Certificate(der);
    return certificate.raw.equals(der) ? certificate : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined for a key that nobody can verify with. */
export function publicKeyOf(certificate: X509Certificate): KeyObject | undefined {
  try {
    return certificate.publicKey;
  } catch {
    return undefined;
  }
}
