import type { CertificateFacts } from './certificate-facts.ts';
import type { TrustedIssuers } from './trusted-issuers.ts';

/** More CAs below a root than any hierarchy in use has. */
const mostIntermediates = 8;
/** CAs that all certify each other make more paths than anybody needs to see. */
const mostBegun = 1_000;

/**
 * The paths of signatures from the leaf to an anchor, the shortest first. None goes through one name
 * and key twice, as those of CAs that certify each other would for ever (RFC 4158 section 2.4.2).
 */
export function* findPaths(
  leaf: CertificateFacts,
  issuers: TrustedIssuers,
  anchors: ReadonlySet<CertificateFacts>,
): Generator<readonly CertificateFacts[]> {
  const issuersOf = (path: readonly CertificateFacts[]) =>
    (issuers.get(path.at(-1) ?? leaf) ?? []).filter(
      (issuer) => !path.some(({ entity }) => entity === issuer.entity),
    );
  // The list grows while it is gone through.
  const begun: (readonly CertificateFacts[])[] = [[leaf]];
  for (const path of begun) {
    for (const issuer of issuersOf(path)) {
      if (anchors.has(issuer)) yield [...path, issuer];
      else if (path.length <= mostIntermediates && begun.length < mostBegun) {
        begun.push([...path, issuer]);
      }
    }
  }
}
