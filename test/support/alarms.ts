import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const project = path.resolve(import.meta.dirname, '../..');

export const prometheusFolder = path.join(project, 'deploy/prometheus');
const read = (file: string): string => readFileSync(path.join(project, file), 'utf8');

const rules = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          for: z.string(),
          labels: z.record(z.string(), z.string()),
          annotations: z.record(z.string(), z.string()),
        }),
      ),
    }),
  ),
});
const dashboard = z.object({
  panels: z.array(z.object({ targets: z.array(z.object({ expr: z.string() })) })),
});

/** The rules that somebody is called by. */
export const alarms = rules
  .parse(parse(read('deploy/prometheus/alerts.yml')))
  .groups.flatMap((group) => group.rules);

const panels = dashboard.parse(JSON.parse(read('deploy/grafana/dashboards/dinhdanh.json'))).panels;

/** Every figure that alarms and dashboard name, of our processes and of Temporal's SDK. */
export const namedFigures: readonly string[] = [
  ...new Set(
    [...alarms, ...panels.flatMap(({ targets }) => targets)].flatMap(({ expr }) =>
      expr.replaceAll(/"[^"]*"/g, '').match(/\b(?:dinhdanh|temporal|nodejs|process)_\w+/g),
    ),
  ),
].filter((name) => name !== null);

/** The part of the runbook that is about alarms. */
export const runbook =
  read('docs/operations.md').split('\n## Alarms\n')[1]?.split('\n## ')[0] ?? '';

/** Queries in the runbook that begin so: SQL, or those of Temporal's index. */
export function runbookQueries(beginning: string): string[] {
  return [...runbook.matchAll(/`([^`]+)`/g)]
    .map(([, query = '']) => query)
    .filter((query) => query.startsWith(beginning));
}
