import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** Whose a certificate is, as the simulated CA is told: `CCCD:…`, `CMND:…`, `BHXH:…`; `MST:…`. */
export type CertificateSubject = { fullName?: string; personalUid?: string; taxUid?: string };

/** A key with its certificate (PEM), as a USB token holds them. */
export type KeyAndCertificate = { key: KeyObject; certificate: string; serial: string };

type Order = { subject: CertificateSubject } & Record<string, unknown>;

const issued = z.object({ certificate: z.string(), serial: z.string() });

/** The simulated CA as anybody orders from it over HTTP. */
export function certificatesAt(simulators: string) {
  const post = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(simulators + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return text === '' ? null : JSON.parse(text);
  };
  return {
    /** A fresh key, and a certificate for it. */
    issue: async (order: Order, type: 'ec' | 'rsa' = 'ec'): Promise<KeyAndCertificate> => {
      const { privateKey: key, publicKey } = newKey(type);
      const spki = publicKey.export({ type: 'spki', format: 'pem' });
      return {
        key,
        ...issued.parse(await post('/ca/certificates', { ...order, publicKey: spki })),
      };
    },
    revoke: async ({ serial }: KeyAndCertificate): Promise<void> => {
      await post('/ca/revocations', { serial });
    },
  };
}

function newKey(type: 'ec' | 'rsa') {
  return type === 'ec'
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
    : generateKeyPairSync('rsa', { modulusLength: 2048 });
}
