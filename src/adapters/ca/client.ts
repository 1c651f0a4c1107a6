import { createHttpPool } from '../http-pool.ts';
import { exchange } from './exchange.ts';
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
  /** Says that a list was of no use: one that was kept is fetched anew at the next question. */
  discardCrl?: (url: string) => Promise<void>;
  /** Whether the CA whose responder is there has agreed to answer with our nonce; if not told: no. */
  isNonceRequired?: (url: string) => boolean;
}

type Options = {
  /** For an OCSP answer. */
  timeoutMs: number;
  /** For a list: hundreds of thousands of serials take their time. */
  listTimeoutMs?: number;
  /** Hosts (with a port that is not the scheme's own) of responders whose answers must have our nonce. */
  nonceHosts?: readonly string[];
  /** An OCSP answer holds a few certificates; a list can hold hundreds of thousands of serials. */
  mostBytes?: { ocsp: number; crl: number };
};

/**
 * A client for the addresses that certificates name. It is to be asked only with those of
 * certificates that lead to a configured root: any other could send us wherever its maker likes.
 */
export function createRevocationClient(options: Options): RevocationClient {
  const { timeoutMs, listTimeoutMs = timeoutMs, nonceHosts = [] } = options;
  const { send } = createHttpPool();
  const { ocsp, crl } = options.mostBytes ?? { ocsp: 65_536, crl: 16_777_216 };

  return {
    isNonceRequired: (url) => nonceHosts.includes(new URL(url).host),
    askOcsp: (url, request) =>
      exchange(
        url,
        { send, timeoutMs, mostBytes: ocsp },
        {
          method: 'POST',
          headers: { 'content-type': mediaTypes.ocspRequest, accept: mediaTypes.ocspAnswer },
          body: request,
        },
      ),
    fetchCrl: (url) =>
      exchange(
        url,
        { send, timeoutMs: listTimeoutMs, mostBytes: crl },
        {
          method: 'GET',
          headers: { accept: mediaTypes.crl },
        },
      ),
  };
}
