import { DerError, readElements, type Element } from './read-element.ts';
import { expect, readBoolean, readOid, readSequence, tags } from './read-values.ts';

/** The value is the DER inside the OCTET STRING. */
export type ExtensionValue = { critical: boolean; value: Uint8Array };

/** Extensions by their OIDs. @throws DerError where one is there twice (RFC 5280 section 4.2). */
export function readExtensions(der: Uint8Array): Map<string, ExtensionValue> {
  const extensions = new Map<string, ExtensionValue>();
  for (const element of readSequence(der)) {
    const { id, ...extension } = readExtension(element);
    if (extensions.has(id)) throw new DerError('an extension that is there twice');
    extensions.set(id, extension);
  }
  return extensions;
}

function readExtension({ contents }: Element): ExtensionValue & { id: string } {
  const [id, second, third, ...others] = readElements(contents);
  const [critical, value] = second?.tag === tags.boolean ? [second, third] : [undefined, second];
  if (others.length > 0 || (critical === undefined && third)) throw new DerError('no Extension');
  return {
    id: readOid(id),
    critical: critical !== undefined && readBoolean(critical),
    value: expect(value, tags.octetString).contents,
  };
}
