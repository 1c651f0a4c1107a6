import type { Algorithm } from './algorithms.ts';
import type { UsbProblem } from './verdict.ts';

/**
 * What makes a signature impossible before any key is asked. ECDSA: r and s side by side, each as
 * long as the order (RFC 7518 section 3.4), and both from 1 to the order less 1 (FIPS 186-5 section
 * 6.4.2): verifiers that did not look took zeros for anybody's signature (CVE-2022-21449).
 */
export function findFormProblem(algorithm: Algorithm, signature: Buffer): UsbProblem | undefined {
  if (algorithm.key === 'rsa') return undefined;
  const { bytes, order } = algorithm;
  if (signature.length !== 2 * bytes) return 'UsbSignatureNotRaw';
  const halves = [signature.subarray(0, bytes), signature.subarray(bytes)];
  return halves.map(toNumber).every((n) => n > 0n && n < order)
    ? undefined
    : 'UsbSignatureOutOfRange';
}

function toNumber(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`);
}
