import type { X509Certificate } from 'node:crypto';
import { z } from 'zod';

/** What a number is, by the prefix that Vietnamese CAs write it with (UID of the subject). */
const numberNames: Readonly<Record<string, string>> = {
  CCCD: 'Số CCCD (ID number)',
  CMND: 'Số CMND (ID number)',
  PID: 'Số định danh (personal ID number)',
  BHXH: 'Số BHXH (social insurance number)',
  HC: 'Số hộ chiếu (passport number)',
  MST: 'Mã số thuế (tax code)',
};

/** Node gives a text, or a list where a name has an attribute twice. */
const attribute = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const name = z.object({
  CN: attribute.optional(),
  O: attribute.optional(),
  UID: attribute.optional(),
});
const names = z.object({ subject: name.catch({}), issuer: name.catch({}) });

/**
 * What a certificate says of its holder in words that a citizen knows: a line for each, without the
 * common name; of attributes that nobody knows nothing.
 */
export function plainWords(x509: X509Certificate): string[] {
  const read = names.safeParse(x509.toLegacyObject()).data;
  const { CN = [], O = [], UID = [] } = read?.subject ?? {};
  const issuer = read?.issuer.CN?.[0] ?? read?.issuer.O?.[0];
  const until = new Date(x509.validTo).toISOString().slice(0, 10).split('-').toReversed().join('/');
  return [
    ...O.filter((one) => !CN.includes(one)).map((one) => `Tổ chức (organization): ${one}`),
    ...UID.flatMap(numberLine),
    ...(issuer === undefined ? [] : [`Nơi cấp (issuer): ${issuer}`]),
    `Dùng đến (valid until): ${until}`,
  ];
}

function numberLine(uid: string): string[] {
  const [, prefix = '', number = ''] = /^([A-Za-z]+):(.+)$/.exec(uid) ?? [];
  const known = numberNames[prefix.toUpperCase()];
  return known === undefined ? [] : [`${known}: ${number}`];
}
