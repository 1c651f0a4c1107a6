import { X509Certificate } from 'node:crypto';

const begin = /-----BEGIN CERTIFICATE-----/g;
const certificates = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * The certificates of a PEM file, DER each, in their order. Throws where one of them is none, or is
 * cut off: half a file is not one with fewer CAs.
 */
export function readPemCertificates(pem: string): Uint8Array[] {
  const blocks = pem.match(certificates) ?? [];
  if (blocks.length !== (pem.match(begin) ?? []).length)
    throw new Error('a certificate is cut off');
  return blocks.map((block) => Uint8Array.from(new X509Certificate(block).raw));
}
