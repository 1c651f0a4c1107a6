import path from 'node:path';

/** One sentence for each setting that is wrong, a line each. */
export class SettingsError extends Error {
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.name = 'SettingsError';
  }
}

const promptKinds = ['browser', 'print', 'terminal'] as const;

export type Settings = {
  port: number;
  /** Whose pages may ask for signatures. */
  portalOrigins: readonly string[];
  /** Paths of PKCS#11 modules. */
  modules: readonly string[];
  promptSeconds: number;
  prompt: (typeof promptKinds)[number];
};

/** The settings of the agent, from its environment; throws a `SettingsError`. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const wrong: string[] = [];
  const text = (name: string, fallback = ''): string => environment[name]?.trim() || fallback;
  const list = (name: string, separator: string, fallback?: string): string[] =>
    text(name, fallback)
      .split(separator)
      .map((one) => one.trim())
      .filter((one) => one !== '');
  const integer = (name: string, fallback: number, min: number, max: number): number => {
    const value = Number(text(name, String(fallback)));
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    wrong.push(`${name} must be a whole number from ${min} to ${max}, not "${text(name)}".`);
    return fallback;
  };

  const portalOrigins = list('PORTAL_ORIGINS', ',', portalOf(text));
  for (const origin of portalOrigins.filter((one) => !isSafeOrigin(one))) {
    wrong.push(`PORTAL_ORIGINS must be origins such as https://portal.example, not "${origin}".`);
  }
  const modules = list('PKCS11_MODULE', path.delimiter);
  if (modules.length === 0) wrong.push("PKCS11_MODULE must be the path of the token's driver.");
  const kind = text('AGENT_PROMPT', 'browser');
  const prompt = promptKinds.find((one) => one === kind);
  if (!prompt) wrong.push(`AGENT_PROMPT must be one of ${promptKinds.join(', ')}, not "${kind}".`);
  const port = integer('AGENT_PORT', 14_207, 1, 65_535);
  const promptSeconds = integer('PROMPT_SECONDS', 120, 1, 600);
  if (wrong.length > 0 || !prompt) throw new SettingsError(wrong);
  return { port, portalOrigins, modules, promptSeconds, prompt };
}

/** The portal of the same settings: that of a checkout, where its pages are served. */
function portalOf(text: (name: string, fallback?: string) => string): string {
  const named = text('WEB_ORIGIN', text('PUBLIC_URL'));
  if (URL.canParse(named)) return new URL(named).origin;
  const port = text('API_PORT', '3000');
  return `http://127.0.0.1:${port},http://localhost:${port}`;
}

/** As the token format asks: https. On the same machine nobody is in between, so http will do. */
function isSafeOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return origin === text && (protocol === 'https:' || (protocol === 'http:' && isLocal));
}
