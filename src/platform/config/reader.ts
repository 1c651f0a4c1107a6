import path from 'node:path';
import { fileSetting, isSecretSetting, readSecretFile } from './secret-files.ts';

/** One sentence for each setting that is wrong, a line each. */
export class ConfigError extends Error {
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.name = 'ConfigError';
  }
}

/** The settings as the environment has them; an empty one counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads settings one by one and keeps a sentence for each that is wrong, so that one start tells
 * all of them. `done` throws them as a `ConfigError`.
 */
export type SettingReader = {
  text: (name: string, fallback: string) => string;
  /** A secret one may be in a file that `<NAME>_FILE` names. */
  optional: (name: string) => string | undefined;
  /** Keeps a sentence when a setting is not there, unless one says already what is wrong with its file. */
  needInProduction: (name: string) => void;
  integer: (name: string, fallback: number, range: Range) => number;
  port: (name: string, fallback: number) => number;
  flag: (name: string, fallback: boolean) => boolean;
  oneOf: <const T extends string>(name: string, allowed: readonly T[], fallback: T) => T;
  url: (name: string, fallback: string) => string;
  /** An absolute path. */
  file: (name: string, fallback: string) => string;
  /** Keeps a sentence of the caller's own. */
  refuse: (sentence: string) => void;
  /** Keeps a sentence about what is accepted and should not stay; each process says it when it starts. */
  warn: (sentence: string) => void;
  warnings: () => string[];
  done: () => void;
};

export function createSettingReader(environment: Environment): SettingReader {
  const wrong = new Set<string>();
  const refuse = (sentence: string): void => void wrong.add(sentence);
  const warnings: string[] = [];
  const optional = valueReader(environment, refuse);

  /** The parsed value, or the fallback beside a sentence when `parse` makes nothing of it. */
  function parsed<T>(name: string, fallback: T, must: string, parse: Parse<T>): T {
    const value = optional(name);
    if (value === undefined) return fallback;
    const result = parse(value);
    if (result === undefined) refuse(`${name} must be ${must}, not "${value}".`);
    return result ?? fallback;
  }

  function integer(name: string, fallback: number, range: Range): number {
    const must = `a whole number from ${range.min} to ${range.max}`;
    return parsed(name, fallback, must, (value) => wholeNumber(value, range));
  }

  return {
    optional,
    needInProduction: (name) => {
      if (!isGiven(environment, name)) refuse(`${name} must be set in production.`);
    },
    refuse,
    warn: (sentence) => warnings.push(sentence),
    warnings: () => [...warnings],
    text: (name, fallback) => optional(name) ?? fallback,
    integer,
    port: (name, fallback) => integer(name, fallback, { min: 1, max: 65_535 }),
    flag: (name, fallback) => parsed(name, fallback, 'true or false', yesOrNo),
    oneOf: (name, allowed, fallback) =>
      parsed(name, fallback, `one of ${allowed.join(', ')}`, (value) =>
        allowed.find((one) => one === value),
      ),
    url: (name, fallback) => parsed(name, fallback, 'an http or https URL', webUrl),
    file: (name, fallback) => path.resolve(optional(name) ?? fallback),
    done: () => {
      if (wrong.size > 0) throw new ConfigError([...wrong]);
    },
  };
}

/** Reads each secret once, so that what is wrong with its file is told once. */
function valueReader(environment: Environment, refuse: (sentence: string) => void) {
  const isProduction = valueOf(environment, 'NODE_ENV') === 'production';
  const known = new Map<string, string | undefined>();

  function read(name: string): string | undefined {
    const [value, file] = [valueOf(environment, name), valueOf(environment, fileSetting(name))];
    if (file === undefined) return value;
    if (value !== undefined) {
      refuse(`${name} and ${fileSetting(name)} are both set: leave one of them out.`);
      return value;
    }
    const found = readSecretFile(file, isProduction);
    if ('value' in found) return found.value;
    refuse(`${fileSetting(name)} names ${file}, which ${found.wrong}.`);
    return undefined;
  }

  return (name: string): string | undefined => {
    if (!isSecretSetting(name)) return valueOf(environment, name);
    if (!known.has(name)) known.set(name, read(name));
    return known.get(name);
  };
}

/** Also by a file, whatever is in it. */
function isGiven(environment: Environment, name: string): boolean {
  const names = isSecretSetting(name) ? [name, fileSetting(name)] : [name];
  return names.some((one) => valueOf(environment, one) !== undefined);
}

function valueOf(environment: Environment, name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
}

type Range = { min: number; max: number };
type Parse<T> = (value: string) => T | undefined;

function wholeNumber(value: string, range: Range): number | undefined {
  if (!/^\d{1,15}$/.test(value)) return undefined;
  const number = Number(value);
  return number >= range.min && number <= range.max ? number : undefined;
}

function yesOrNo(value: string): boolean | undefined {
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

function webUrl(value: string): string | undefined {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) ? value : undefined;
}
