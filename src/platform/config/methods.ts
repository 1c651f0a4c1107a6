import { type Method, isMethod, methodNames, methods } from '../../domain/methods/methods.ts';
import type { OutsideSystem } from '../../domain/flows/waiting-for.ts';
import { settingsOf } from '../../domain/methods/settings.ts';
import type { SettingReader } from './reader.ts';

/** The methods that this portal offers: all of them, unless `METHODS` names some. */
export function readMethods(read: SettingReader): Method[] {
  const given = read.optional('METHODS');
  if (given === undefined) return [...methodNames];
  const names = given.split(',').map((name) => name.trim());
  for (const name of names) {
    if (!isMethod(name)) {
      read.refuse(`METHODS must be a list of ${methodNames.join(', ')}, not "${name}".`);
    }
  }
  return methodNames.filter((method) => names.includes(method));
}

/** What must be set in production for these methods, each name once. */
export function neededSettings(offered: readonly Method[]): string[] {
  const asked = offered.flatMap((method): readonly OutsideSystem[] => methods[method].asks);
  return [...new Set(asked.flatMap((system) => settingsOf[system]))];
}

/** Whether one of these methods needs a secret; those that no method names are needed always. */
export function needsSecret(offered: readonly Method[], name: string): boolean {
  const isOf = (method: Method): boolean =>
    methods[method].secrets.some((secret) => secret === name);
  return !methodNames.some(isOf) || offered.some(isOf);
}
