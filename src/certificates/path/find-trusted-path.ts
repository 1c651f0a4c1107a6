import { BasicConstraints, CertificateChainValidationEngine, type Certificate } from 'pkijs';
import { parsedExtension } from '../extensions.ts';
import { allowsUsage } from '../key-usage.ts';
import { readCertificate } from '../read-certificate.ts';
import { requireKeyStrength } from '../rules/require-key-strength.ts';
import { requireStrongSignature } from '../rules/require-strong-signature.ts';
import { requireValidity } from '../rules/require-validity.ts';
import { buildPath, type CertificatePath } from './build-path.ts';

/** Some come with a signature, from whoever made it: more than this are not looked at. */
const mostIntermediates = 100;
const basicConstraints = '2.5.29.19';

type Given = {
  leaf: Certificate;
  intermediates: readonly Uint8Array[];
  roots: readonly Uint8Array[];
  now: Date;
};

/** A path from the leaf to one of the roots that is valid by RFC 5280 section 6; else `undefined`. */
export async function findTrustedPath(given: Given): Promise<CertificatePath | undefined> {
  const { leaf, now } = given;
  // The signature on a root proves nothing: it is trusted because it is configured.
  const roots = read(given.roots).filter(
    (one) => !requireKeyStrength(one, now) && !requireValidity(one, now),
  );
  const intermediates = read(given.intermediates.slice(0, mostIntermediates)).filter((one) =>
    isUsable(one, now),
  );
  const path = await buildPath({ leaf, intermediates, roots });
  return path && keepsLengths(path) && (await isValid(path, now)) ? path : undefined;
}

function read(ders: readonly Uint8Array[]): Certificate[] {
  return ders.flatMap((der) => readCertificate(der) ?? []);
}

function isUsable(ca: Certificate, now: Date): boolean {
  const isWeak = requireStrongSignature(ca, now) ?? requireKeyStrength(ca, now);
  const isForCertificates = allowsUsage(ca, 'keyCertSign') === true;
  return isForCertificates && isWeak === undefined && requireValidity(ca, now) === undefined;
}

/** How many intermediates may stand below each CA, which pkijs leaves unchecked (RFC 5280 section 6.1.4 m). */
function keepsLengths(path: CertificatePath): boolean {
  return path.slice(1).every((ca, below) => {
    const length = parsedExtension(ca, basicConstraints, BasicConstraints)?.pathLenConstraint;
    return length === undefined || (typeof length === 'number' && length >= below);
  });
}

/** CA flags, critical extensions, name constraints and policies. */
async function isValid(path: CertificatePath, now: Date): Promise<boolean> {
  const engine = new CertificateChainValidationEngine({
    trustedCerts: path.slice(-1),
    // The certificate to be judged is the last one.
    certs: path.slice(0, -1).reverse(),
    checkDate: now,
  });
  return (await engine.verify()).result;
}
