import type { Certificate } from 'pkijs';
import { readBasicConstraints } from '../../basic-constraints.ts';
import { haveCommonName } from '../../names/general-name.ts';
import { issuerOf } from '../../names/names-of.ts';
import { areSameNames } from '../../names/read-name.ts';
import type { DistributionPoint } from './distribution-points.ts';
import type { RevocationList } from './revocation-list.ts';

/** Whether a list is of whom a point says: the certificate's issuer, else an indirect one (RFC 5280 section 6.3.3 b 1). */
export function isOfIssuer(
  { issuer, scope }: RevocationList,
  { crlIssuer }: DistributionPoint,
  certificate: Certificate,
): boolean {
  if (crlIssuer) return areSameNames(issuer, crlIssuer) && scope.isIndirect;
  return areSameNames(issuer, issuerOf(certificate));
}

/** Whether it is about certificates of this kind, found under this name (section 6.3.3 b 2). */
export function isInScope(
  { scope }: RevocationList,
  { names }: DistributionPoint,
  certificate: Certificate,
): boolean {
  if (scope.names && !haveCommonName(scope.names, names)) return false;
  if (scope.only === undefined) return true;
  const { isAuthority } = readBasicConstraints(certificate);
  return scope.only === (isAuthority ? 'authorities' : 'users');
}
