import type { TlsFileSettings } from './outside.ts';
import type { SettingReader } from './reader.ts';

export type EmailSettings = {
  host: string;
  port: number;
  user: string;
  password: string;
  security: 'implicit' | 'starttls' | 'none';
  tls: TlsFileSettings;
  from: { address: string; name: string };
  timeoutMs: number;
};

const addressPattern = /^[^\s<>@]+@[^\s<>@]+$/;

/** The mail server; by default the simulator's, without TLS, which production refuses. */
export function readEmail(
  read: SettingReader,
  at: { port: number; isProduction: boolean },
  password: string,
): EmailSettings {
  const address = read.text('SMTP_FROM', 'khong-tra-loi@dinhdanh.example');
  if (!addressPattern.test(address)) {
    read.refuse(`SMTP_FROM must be an e-mail address, not "${address}".`);
  }
  const usual = at.isProduction ? 'starttls' : 'none';
  const security = read.oneOf('SMTP_TLS', ['implicit', 'starttls', 'none'], usual);
  if (at.isProduction && security === 'none') {
    read.refuse('SMTP_TLS must be implicit or starttls in production.');
  }
  const serverName = read.optional('SMTP_TLS_SERVER_NAME');
  const hasCa = read.optional('SMTP_TLS_CA') !== undefined;
  return {
    host: read.text('SMTP_HOST', '127.0.0.1'),
    port: read.port('SMTP_PORT', at.port),
    user: read.text('SMTP_USER', 'dinhdanh'),
    password,
    security,
    tls: {
      ...(hasCa && { ca: read.file('SMTP_TLS_CA', '') }),
      ...(serverName !== undefined && { serverName }),
    },
    from: { address, name: read.text('SMTP_FROM_NAME', 'Định Danh') },
    timeoutMs: read.integer('SMTP_TIMEOUT_MS', 10_000, { min: 50, max: 60_000 }),
  };
}
