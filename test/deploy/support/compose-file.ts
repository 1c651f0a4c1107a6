import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export const root = path.resolve(import.meta.dirname, '../../..');

const service = z.looseObject({
  image: z.string().optional(),
  profiles: z.array(z.string()).optional(),
  command: z.union([z.string(), z.array(z.string())]).optional(),
  user: z.string().optional(),
  read_only: z.boolean().optional(),
  privileged: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  cap_add: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  restart: z.string().optional(),
  stop_grace_period: z.string().optional(),
  environment: z.record(z.string(), z.unknown()).optional(),
  secrets: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  networks: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]).optional(),
  healthcheck: z.looseObject({ disable: z.boolean().optional() }).optional(),
  logging: z.looseObject({ options: z.record(z.string(), z.string()) }).optional(),
  deploy: z
    .looseObject({ resources: z.looseObject({ limits: z.record(z.string(), z.unknown()) }) })
    .optional(),
});
export type Service = z.output<typeof service>;

const composeFile = z.looseObject({
  services: z.record(z.string(), service),
  networks: z.record(z.string(), z.looseObject({ internal: z.boolean().optional() }).nullable()),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});
export type ComposeFile = z.output<typeof composeFile>;

/** docker-compose.yml with its anchors followed; variables stand as they are written. */
export function readComposeFile(): { raw: unknown; file: ComposeFile } {
  const text = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8');
  const raw: unknown = parse(text, { merge: true });
  return { raw, file: composeFile.parse(raw) };
}

/** The networks that a service is in. */
export function networksOf({ networks = [] }: Service): string[] {
  return Array.isArray(networks) ? networks : Object.keys(networks);
}
