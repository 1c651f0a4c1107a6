import type { Certificate } from 'pkijs';
import { readElements, type Element } from '../../der/read-element.ts';
import { contextTag, readBits, readSequence } from '../../der/read-values.ts';
import { extensionValue } from '../../extensions.ts';
import { readGeneralNames, type GeneralName } from '../../names/general-name.ts';
import { issuerOf } from '../../names/names-of.ts';
import { areSameNames, readRelativeName, type Name } from '../../names/read-name.ts';
import { allReasons, type Reasons } from './reasons.ts';

/** Where a list for a certificate is: of whom, under which names, and for which reasons. */
export type DistributionPoint = {
  names: GeneralName[];
  reasons: Reasons;
  /** `undefined`: whoever has issued the certificate (RFC 5280 section 4.2.1.13). */
  crlIssuer: Name | undefined;
};

const crlDistributionPoints = '2.5.29.31';
const parts = {
  name: contextTag(0, 'constructed'),
  reasons: contextTag(1, 'primitive'),
  crlIssuer: contextTag(2, 'constructed'),
};
const choices = { fullName: contextTag(0, 'constructed'), relative: contextTag(1, 'constructed') };

/**
 * The points that the certificate names, and behind them the one that is there for each certificate:
 * its issuer's lists, wherever they were found (RFC 5280 section 6.3.3, after step l).
 * @throws DerError where the extension cannot be read.
 */
export function distributionPointsOf(certificate: Certificate): DistributionPoint[] {
  const value = extensionValue(certificate, crlDistributionPoints);
  const issuer = issuerOf(certificate);
  const named = value ? readSequence(value).flatMap(({ whole }) => readPoints(whole, issuer)) : [];
  const implied = { names: [directory(issuer)], reasons: allReasons, crlIssuer: undefined };
  return [...named, implied];
}

/** A DistributionPointName; a relative one stands below the CRL issuer's own name. */
export function readPointName({ contents }: Element, crlIssuer: Name): GeneralName[] {
  return readElements(contents).flatMap((choice) => {
    if (choice.tag === choices.fullName) return readGeneralNames(choice.contents);
    if (choice.tag !== choices.relative) return [];
    return [directory([...crlIssuer, readRelativeName(choice.contents)])];
  });
}

/** One for each CRL issuer that is named; none where those are no names of an issuer of lists. */
function readPoints(der: Uint8Array, issuer: Name): DistributionPoint[] {
  const elements = readSequence(der);
  const find = (tag: number) => elements.find((element) => element.tag === tag);
  const [name, reasons, others] = [find(parts.name), find(parts.reasons), find(parts.crlIssuer)];
  return issuersIn(others, issuer).map((crlIssuer) => ({
    names: name ? readPointName(name, crlIssuer ?? issuer) : [directory(crlIssuer ?? issuer)],
    reasons: reasons ? readBits(reasons) : allReasons,
    crlIssuer,
  }));
}

function issuersIn(others: Element | undefined, issuer: Name): (Name | undefined)[] {
  if (!others) return [undefined];
  const names = readGeneralNames(others.contents);
  return names
    .flatMap((one) => (one.kind === 'directory' ? [one.name] : []))
    .map((name) => (areSameNames(name, issuer) ? undefined : name));
}

function directory(name: Name): GeneralName {
  return { kind: 'directory', name };
}
