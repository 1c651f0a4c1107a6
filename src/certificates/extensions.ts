import type { Extension } from 'pkijs';

type Extended = { extensions?: Extension[] | undefined };
type Kind<T> = abstract new (...parameters: never[]) => T;

/** An extension by its OID, as a value of the kind given; `undefined` where it is not there or broken. */
export function parsedExtension<T>({ extensions }: Extended, id: string, kind: Kind<T>) {
  const parsed: unknown = extensions?.find(({ extnID }) => extnID === id)?.parsedValue;
  return parsed instanceof kind ? parsed : undefined;
}

/** The DER of an extension's value; `undefined` where it is not there. */
export function extensionValue({ extensions }: Extended, id: string): Uint8Array | undefined {
  return extensions?.find(({ extnID }) => extnID === id)?.extnValue.valueBlock.valueHexView;
}

/** Whether the certificate has this extension, and nobody may pass over it. */
export function isCritical({ extensions = [] }: Extended, id: string): boolean {
  return extensions.some(({ critical, extnID }) => critical && extnID === id);
}

/** Whether every critical extension is among those named (RFC 5280 section 4.2). */
export function areCriticalOnesAmong(
  { extensions = [] }: Extended,
  known: ReadonlySet<string>,
): boolean {
  return extensions.every(({ critical, extnID }) => !critical || known.has(extnID));
}
