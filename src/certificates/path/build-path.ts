import type { Certificate } from 'pkijs';

/** Certificates of a path, from the citizen's to the root. */
export type CertificatePath = readonly Certificate[];

/** More CAs than any hierarchy in use has. */
const mostIntermediates = 4;

type Given = { leaf: Certificate; intermediates: Certificate[]; roots: Certificate[] };

/**
 * The shortest path from the leaf to a root in which each certificate is signed by the next one.
 * The search is by breadth and takes each intermediate once, so that CAs that certify each other
 * cannot make it run for ever. `undefined` where there is none.
 */
export async function buildPath({ leaf, intermediates, roots }: Given) {
  let paths: CertificatePath[] = [[leaf]];
  const unused = new Set(intermediates);
  for (let taken = 0; taken <= mostIntermediates; taken += 1) {
    for (const path of paths) {
      const [root] = await issuersOf(path, roots);
      if (root) return [...path, root];
    }
    const longer: CertificatePath[] = [];
    for (const path of paths) {
      for (const issuer of await issuersOf(path, unused)) {
        unused.delete(issuer);
        longer.push([...path, issuer]);
      }
    }
    paths = longer;
  }
  return undefined;
}

async function issuersOf(path: CertificatePath, candidates: Iterable<Certificate>) {
  const last = path.at(-1);
  const issuers: Certificate[] = [];
  for (const candidate of candidates) {
    if (last && (await isSignedBy(last, candidate))) issuers.push(candidate);
  }
  return issuers;
}

async function isSignedBy(certificate: Certificate, issuer: Certificate): Promise<boolean> {
  if (!certificate.issuer.isEqual(issuer.subject)) return false;
  try {
    return await certificate.verify(issuer);
  } catch {
    // A key or an algorithm that cannot be computed with.
    return false;
  }
}
