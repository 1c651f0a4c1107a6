/**
 * Ways in which a signing program, or a portal's setting, gets an origin almost right: a slash at
 * the end, the other scheme, the port left out or written out, the host alone, `www.` more or less.
 */
export function nearOrigins(origin: string): string[] {
  if (!URL.canParse(origin)) return [];
  const { protocol, host, hostname } = new URL(origin);
  const [otherProtocol, port] = protocol === 'http:' ? ['https:', 80] : ['http:', 443];
  const otherHost = host.startsWith('www.') ? host.slice('www.'.length) : `www.${host}`;
  const near = [
    `${origin}/`,
    `${otherProtocol}//${host}`,
    `${protocol}//${hostname}`,
    `${protocol}//${hostname}:${port}`,
    `${protocol}//${otherHost}`,
    host,
  ];
  return near.filter((one) => one !== origin);
}
