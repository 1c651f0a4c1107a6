import { Client, type Connection } from '@temporalio/client';
import proto from '@temporalio/proto';

const { EventType } = proto.temporal.api.enums.v1;

/** What one flow left behind in Temporal. */
export type HistoryCounts = {
  events: number;
  bytes: number;
  workflowTasks: number;
  localActivities: number;
  activities: number;
};

/** Name of the marker by which the SDK records a local activity. */
const localActivityMarker = 'core_local_activity';

/** Counts the history of each flow, as the server has it. */
export async function countHistories(
  connection: Connection,
  namespace: string,
  flowIds: readonly string[],
): Promise<HistoryCounts[]> {
  const client = new Client({ connection, namespace });
  return Promise.all(flowIds.map((flowId) => countHistory(client, flowId)));
}

async function countHistory(client: Client, flowId: string): Promise<HistoryCounts> {
  const handle = client.workflow.getHandle(flowId);
  const [history, described] = await Promise.all([handle.fetchHistory(), handle.describe()]);
  const events = history.events ?? [];
  const ofType = (type: proto.temporal.api.enums.v1.EventType): number =>
    events.filter(({ eventType }) => eventType === type).length;
  const markers = events.filter(
    ({ markerRecordedEventAttributes: marker }) => marker?.markerName === localActivityMarker,
  );
  return {
    events: events.length,
    bytes: Number(described.raw.workflowExecutionInfo?.historySizeBytes ?? 0),
    workflowTasks: ofType(EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED),
    localActivities: markers.length,
    activities: ofType(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED),
  };
}
