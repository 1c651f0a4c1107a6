import { randomBytes } from 'node:crypto';

/** What a file is made of; it may read those before it. */
type Content = (read: (name: string) => string) => string;

/** Of 24 random bytes, in letters and digits that need no quoting in a URL or a shell. */
const password: Content = () => randomBytes(24).toString('base64url').replace(/[-_]/g, 'x');
const key: Content = () => randomBytes(32).toString('base64');
const host = 'postgres:5432';

function url(user: string, database: string, passwordOf: Content): Content {
  return (read) => `postgres://${user}:${passwordOf(read)}@${host}/${database}`;
}

/** Ours, in the order in which they are made. */
export const ownSecrets: readonly [readonly [string, Content], ...(readonly [string, Content])[]] =
  [
    ['postgres_password', password],
    ['database_owner_password', password],
    ['temporal_password', password],
    ['grafana_admin_password', password],
    ['database_url', url('dinhdanh_app', 'dinhdanh', password)],
    ['database_sealer_url', url('dinhdanh_audit', 'dinhdanh', password)],
    [
      'database_owner_url',
      url('dinhdanh_owner', 'dinhdanh', (read) => read('database_owner_password')),
    ],
    [
      'temporal_visibility_url',
      url('temporal', 'temporal_visibility', (read) => read('temporal_password')),
    ],
    // By the month, which tells how old it is.
    ['secret_keys', (read) => `${new Date().toISOString().slice(0, 7)}:${key(read)}`],
    ['lookup_key', key],
    ['audit_seal_key', key],
    ['metrics_token', password],
  ];

/** What others give us: empty until somebody fills it in. */
export const givenByOthers = [
  'carrier_client_secret',
  'smpp_password',
  'smtp_password',
  'sim_provider_ap_password',
  'post_client_secret',
  'staff_client_secret',
  'proxy_tls_pem',
] as const;
