/** Shows the first character and the domain: `n***@example.vn`; of one character before the @ none. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const [first = '', ...others] = Array.from(email.slice(0, at));
  return `${others.length > 0 ? first : ''}***${email.slice(at)}`;
}
