import { readFileSync, statSync } from 'node:fs';

/** Settings that are secret: each may be the content of a file that `<NAME>_FILE` names. */
export const secretSettings = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'DATABASE_SEALER_URL',
  'TEMPORAL_VISIBILITY_URL',
  'SECRET_KEYS',
  'LOOKUP_KEY',
  'AUDIT_SEAL_KEY',
  'METRICS_TOKEN',
  'CARRIER_CLIENT_SECRET',
  'SMPP_PASSWORD',
  'SMTP_PASSWORD',
  'SIM_PROVIDER_AP_PASSWORD',
  'POST_CLIENT_SECRET',
  'STAFF_CLIENT_SECRET',
] as const;

/** What a secret setting is called when a file holds it. */
export function fileSetting(name: string): string {
  return `${name}_FILE`;
}

export function isSecretSetting(name: string): boolean {
  return secretSettings.some((one) => one === name);
}

/** Others may read it. */
const worldReadable = 0o004;

/**
 * The content of a secret's file, without white space around it; or what is wrong with it, as the rest of a
 * sentence. Never with the content in it.
 */
export function readSecretFile(
  file: string,
  isProduction: boolean,
): { value: string } | { wrong: string } {
  try {
    const found = statSync(file);
    if (!found.isFile()) return { wrong: 'is no file' };
    const mode = found.mode & 0o777;
    if (isProduction && (mode & worldReadable) !== 0) {
      return { wrong: `everybody may read (mode ${mode.toString(8)}): chmod 440 ${file}` };
    }
    const value = readFileSync(file, 'utf8').trim();
    return value === '' ? { wrong: 'is empty' } : { value };
  } catch (error) {
    return { wrong: `cannot be read (${codeOf(error)})` };
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : 'unknown';
}
