/**
 * Columns that Temporal's server, or its UI unasked, searches by: ids, type, status and queue of a
 * workflow, its division (every search), the tab and the lists of related workflows, the list of
 * failing workflow tasks, the page of a schedule.
 */
const searchedByTemporal: ReadonlySet<string> = new Set([
  'workflow_id',
  'workflow_type_name',
  'status',
  'task_queue',
  'parent_workflow_id',
  'root_workflow_id',
  'temporalnamespacedivision',
  'temporalreportedproblems',
  'temporalscheduledbyid',
]);

/** Columns by which somebody may search who types such a filter, and nothing of ours does. */
const searchedByNobody: ReadonlySet<string> = new Set([
  'execution_time',
  'execution_duration',
  'history_length',
  'history_size_bytes',
  'state_transition_count',
  'parent_run_id',
  'root_run_id',
  'batcheruser',
  'binarychecksums',
  'buildids',
  'temporalchangeversion',
  'temporalexternalpayloadcount',
  'temporalexternalpayloadsizebytes',
  'temporalpauseinfo',
  'temporalschedulepaused',
  'temporalscheduledstarttime',
  'temporalusedworkerdeploymentversions',
  'temporalworkerdeployment',
  'temporalworkerdeploymentversion',
  'temporalworkflowversioningbehavior',
]);

/** Columns that the schema has ready for the attributes of a namespace, and of Temporal's own parts. */
const readyForAny =
  /^(?:temporal)?(?:bool|datetime|double|int|keyword|keywordlist|lowcardinalitykeyword|text)\d\d$/;

/** Whether an index is used: `kept` by whom, or `unused`, so that it may go. */
export type IndexUse = { kept: 'temporal' | 'namespace' | 'operator' | 'unknown' } | 'unused';

/** What somebody has in use: columns in small letters, and names of indexes. */
export type InUse = { fields: ReadonlySet<string>; kept: ReadonlySet<string> };

/**
 * Judges the index `name` by the column that it serves (empty: the order of every list, or the key).
 * What this version does not know is kept: a later schema of Temporal's may need it.
 */
export function useOf({ name, column }: { name: string; column: string }, inUse: InUse): IndexUse {
  if (inUse.kept.has(name)) return { kept: 'operator' };
  if (column === '' || searchedByTemporal.has(column)) return { kept: 'temporal' };
  if (inUse.fields.has(column)) return { kept: 'namespace' };
  if (searchedByNobody.has(column) || readyForAny.test(column)) return 'unused';
  return { kept: 'unknown' };
}
