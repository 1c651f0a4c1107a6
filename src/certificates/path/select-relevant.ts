import type { Certificate } from 'pkijs';
import { DerError } from '../der/read-element.ts';
import { factsOf, type CertificateFacts } from './certificate-facts.ts';

type Given = {
  leaf: Certificate;
  intermediates: readonly Certificate[];
  roots: readonly Certificate[];
};

/** Those certificates whose names can stand above the leaf's, each once; unreadable ones are left out. */
export function selectRelevant({ leaf, intermediates, roots }: Given) {
  const [facts] = readAll([leaf]);
  const known = readAll(intermediates);
  const bySubject = Map.groupBy(known, ({ texts }) => texts.subject);
  const wanted = new Set(facts && [facts.texts.issuer]);
  // The set grows while it is gone through.
  for (const name of wanted) {
    for (const { texts } of bySubject.get(name) ?? []) wanted.add(texts.issuer);
  }
  const isWanted = ({ texts }: CertificateFacts) => wanted.has(texts.subject);
  return {
    leaf: facts,
    certificates: known.filter(isWanted),
    anchors: readAll(roots).filter(isWanted),
  };
}

function readAll(certificates: readonly Certificate[]): CertificateFacts[] {
  const seen = new Set<string>();
  return certificates.flatMap(readIfPossible).filter(({ texts }) => {
    const isNew = !seen.has(texts.signed);
    seen.add(texts.signed);
    return isNew;
  });
}

function readIfPossible(certificate: Certificate): CertificateFacts[] {
  try {
    return [factsOf(certificate)];
  } catch (error) {
    if (error instanceof DerError) return [];
    throw error;
  }
}
