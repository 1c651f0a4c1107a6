import { X509Certificate } from 'node:crypto';

const certificates = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates of a PEM file, DER each, in their order. Throws where one of them is none. */
export function readPemCertificates(pem: string): Uint8Array[] {
  const blocks = pem.match(certificates) ?? [];
  return blocks.map((block) => Uint8Array.from(new X509Certificate(block).raw));
}
