import { type ComposeFile, networksOf, type Service } from './compose-file.ts';

/** Why a service need not follow a rule; nobody else is excused. */
export const excused: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'health check': {
    'temporal-schema': 'ends by itself',
    migrate: 'ends by itself',
    'otel-collector': 'its image has no other program',
  },
};

type Rule = (service: Service, name: string, file: ComposeFile) => boolean;

/** What each service must be; a service that breaks one is named by the rule. */
export const rules: Readonly<Record<string, Rule>> = {
  'exact image': ({ image = '' }) =>
    /:(v?\d+\.\d+(\.\d+)?(-[\w.]+)?|\$\{\w+:-\d+\.\d+\.\d+\})$/.test(image),
  'numeric user other than root': ({ user = '' }) => /^[1-9]\d*:\d+$/.test(user),
  'read-only file system': ({ read_only }) => read_only === true,
  'no capabilities': ({ cap_drop, cap_add, privileged }) =>
    cap_drop?.join() === 'ALL' && cap_add === undefined && privileged !== true,
  'no new privileges': ({ security_opt = [] }) => security_opt.includes('no-new-privileges:true'),
  'restart policy': ({ restart = '' }) => /^(unless-stopped|on-failure:\d+)$/.test(restart),
  'health check': ({ healthcheck }) => healthcheck !== undefined && healthcheck.disable !== true,
  'limits of CPU, memory and processes': ({ deploy }) =>
    ['cpus', 'memory', 'pids'].every((what) => deploy?.resources.limits[what] !== undefined),
  'bounded logs': ({ logging }) =>
    ['max-size', 'max-file'].every((what) => logging?.options[what] !== undefined),
  'no secret in clear': ({ environment = {} }) =>
    Object.entries(environment).every(
      ([name, value]) =>
        !/(PASSWORD|PWD|SECRET|TOKEN|KEYS?)$/.test(name) &&
        !/:\/\/[^/@]*:[^/@]*@/.test(String(value)),
    ),
  'secrets from files that the file names': ({ environment = {}, secrets = [] }, _, file) =>
    secrets.every((secret) => secret in file.secrets) &&
    Object.values(environment).every((value) => {
      const [, secret] = /^\/run\/secrets\/(\w+)$/.exec(String(value)) ?? [];
      return secret === undefined || secrets.includes(secret);
    }),
  'no way to the engine': ({ volumes = [] }) => !volumes.some((one) => one.includes('docker.sock')),
  'folders of ours read only': ({ volumes = [] }) =>
    volumes.every((one) => !one.startsWith('./') || one.endsWith(':ro')),
  'ports at the proxy alone, and the simulators on loopback': ({ ports = [] }, name) =>
    name === 'proxy'
      ? ports.every((port) => /^\$\{\w+:-127\.0\.0\.1\}:/.test(port))
      : ports.every((port) => name === 'simulators' && port.startsWith('127.0.0.1:')),
  'no way out for what holds data': (service, name, { networks }) =>
    !['postgres', 'temporal', 'sealer', 'prometheus', 'grafana', 'temporal-ui'].includes(name) ||
    networksOf(service).every((network) => networks[network]?.internal === true),
};

/** The services that break a rule without an excuse. */
export function offenders(rule: string, file: ComposeFile): string[] {
  return Object.entries(file.services)
    .filter(([name]) => excused[rule]?.[name] === undefined)
    .filter(([name, service]) => rules[rule]?.(service, name, file) !== true)
    .map(([name]) => name);
}
