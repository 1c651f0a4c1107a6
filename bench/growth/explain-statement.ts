import type { Client } from 'pg';
import { z } from 'zod';

/** How a statement reads a table: by which index, or all of its rows. */
export type Access = { table: string; index: string | null };

type Node = z.output<typeof planNode>;
const planNode = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Conflict Arbiter Indexes': z.array(z.string()).optional(),
  get Plans(): z.ZodOptional<z.ZodArray<typeof planNode>> {
    return z.array(planNode).optional();
  },
});
const explained = z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: planNode })]) });

/**
 * What PostgreSQL would do for a statement whatever its values are (its generic plan), as it does for
 * one that is prepared and used often. Throws where it cannot be planned without them.
 */
export async function explainStatement(client: Client, text: string): Promise<Access[]> {
  // Of a constant that pg_stat_statements has made a value, a CASE no longer knows the type.
  const typed = text.replaceAll(/\b(then|else) (\$\d+)(?!\d|::)/gi, '$1 $2::int');
  const plan = (statement: string) =>
    client.query(`explain (generic_plan, format json) ${statement}`);
  const { rows } = await plan(text).catch(() => plan(typed));
  const [{ Plan }] = explained.parse(rows[0])['QUERY PLAN'];
  return accessesOf(Plan, undefined);
}

function accessesOf(node: Node, parentTable: string | undefined): Access[] {
  const table = node['Relation Name'] ?? parentTable;
  const inner = (node.Plans ?? []).flatMap((child) => accessesOf(child, table));
  return [...ownAccess(node, table), ...inner];
}

function ownAccess(node: Node, table = ''): Access[] {
  if (node['Node Type'] === 'Seq Scan') return [{ table, index: null }];
  const arbiters = node['Conflict Arbiter Indexes'] ?? [];
  const indexes = node['Index Name'] === undefined ? arbiters : [node['Index Name']];
  return indexes.map((index) => ({ table, index }));
}
