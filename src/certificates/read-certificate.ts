import { Certificate } from 'pkijs';

/** The certificate in these bytes; `undefined` where they are not the DER of one. */
export function readCertificate(der: Uint8Array): Certificate | undefined {
  try {
    // A copy: the reader takes the whole buffer below a view, not the part that is looked at.
    return Certificate.fromBER(Uint8Array.from(der));
  } catch {
    return undefined;
  }
}

/** Serial number in upper-case hexadecimal digits, without the byte that only keeps it positive. */
export function serialOf({ serialNumber }: Certificate): string {
  const digits = Buffer.from(serialNumber.valueBlock.valueHexView).toString('hex').toUpperCase();
  return digits.replace(/^(00)+(?=.)/, '');
}
