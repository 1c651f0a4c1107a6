/** Whether two addresses are the same one: the case of a domain says nothing (RFC 5321, section 2.4). */
export function isSameEmail(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return withPlainDomain(one) === withPlainDomain(other);
}

/** An address with its domain in small letters. */
export function withPlainDomain(email: string): string {
  const at = email.lastIndexOf('@');
  return email.slice(0, at) + email.slice(at).toLowerCase();
}

/** Shows the first letter and the domain alone: `a***@example.vn`. */
export function maskEmail(email: string): string {
  const [first = ''] = email;
  return `${first}***${email.slice(email.lastIndexOf('@'))}`;
}
