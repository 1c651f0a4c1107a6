import { OutsideSystemError } from '../outside-system-error.ts';
import { caFailure } from './failure.ts';
import { readBody } from './read-body.ts';
import { mediaTypes } from './wire.ts';

export { caFailure } from './failure.ts';
export { readPemCertificates } from './read-pem.ts';
export { oids } from './wire.ts';

/**
 * Carries questions to CAs; what an answer is worth is not its business.
 * Both throw OutsideSystemError when there is no answer in time, or one that is too long.
 */
export interface RevocationClient {
  /** The DER of an OCSP answer (RFC 6960 appendix A) to the DER of a request. */
  askOcsp: (url: string, request: Uint8Array) => Promise<Uint8Array>;
  /** The DER of a revocation list. */
  fetchCrl: (url: string) => Promise<Uint8Array>;
}

type Options = {
  timeoutMs: number;
  fetch?: typeof globalThis.fetch;
  /** An OCSP answer holds a few certificates; a list can hold hundreds of thousands of serials. */
  mostBytes?: { ocsp: number; crl: number };
};

/**
 * A client for the addresses that certificates name. It is to be asked only with those of
 * certificates that lead to a configured root: any other could send us wherever its maker likes.
 */
export function createRevocationClient(options: Options): RevocationClient {
  const { timeoutMs, fetch = globalThis.fetch } = options;
  const { ocsp, crl } = options.mostBytes ?? { ocsp: 65_536, crl: 16_777_216 };

  async function exchange(url: string, mostBytes: number, request: RequestInit) {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, { ...request, redirect: 'manual', signal });
      if (response.status === 200) return await readBody(response, mostBytes);
      throw caFailure('down', `answered with ${response.status}`);
    } catch (error) {
      if (error instanceof OutsideSystemError) throw error;
      if (signal.aborted) throw caFailure('timeout', `no answer within ${timeoutMs} ms`, error);
      throw caFailure('down', 'no connection', error);
    }
  }

  return {
    askOcsp: (url, request) =>
      exchange(url, ocsp, {
        method: 'POST',
        headers: { 'content-type': mediaTypes.ocspRequest, accept: mediaTypes.ocspAnswer },
        body: Uint8Array.from(request),
      }),
    fetchCrl: (url) => exchange(url, crl, { headers: { accept: mediaTypes.crl } }),
  };
}
