import { CancellationScope, log, setCurrentDetails } from '@temporalio/workflow';
import { upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { WhyIgnored } from '../../activities/operators/operator-activities.ts';
import type { SavedFlow } from '../../db/flows/flows.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import { waitStateOf } from '../../domain/flows/wait-state.ts';
import { type Ignored, type LastOutage, describeFlow } from './describe-flow.ts';
import type { FlowSettings } from './flow-settings.ts';
import { hadPatch } from './has-patch.ts';
import { type Failing, performAside } from './perform.ts';
import { tellsOfRewriting } from './rewriting.ts';
import { searchAttributes } from './search-attributes.ts';

const { step, waitingFor, waitingSince, state, attempts } = searchAttributes;

/** Messages to one flow that came to nothing and are noted in the audit trail: a bound on its history. */
const mostNoted = 20;
const noteWithinMs = 3_600_000;

/** How a flow stands in the Temporal UI: in words, and to be searched by. */
export class OperatorsView {
  readonly #settings: FlowSettings;
  readonly #record: () => FlowRecord;
  #attempts = 0;
  #failing: Failing | undefined;
  #outage: LastOutage | undefined;
  #noted = 0;

  constructor(settings: FlowSettings, record: () => FlowRecord) {
    this.#settings = settings;
    this.#record = record;
  }

  /**
   * Shows a waiting point: in words, and to be searched by while the flow waits for somebody other than
   * the citizen. Each change of what is searched by is another write of Temporal's index, so a flow
   * that nobody but its citizen keeps waiting makes none.
   */
  show({ record, event }: SavedFlow, failing?: Failing): void {
    // Temporal's own status says that it is completed, and nobody reads on.
    if (record.status === 'completed') return;
    if (!tellsOfRewriting(event)) this.#attempts = record.problem ? this.#attempts + 1 : 0;
    this.#failing = failing;
    if (failing?.whose === 'outside') {
      this.#outage = { type: failing.type, at: record.waitingSince };
    }
    this.#describe(record);
    const waits = record.step && record.step.waitingFor !== 'citizen' ? record.step : null;
    const isShown = workflowInfo().typedSearchAttributes.get(waitingFor) !== undefined;
    if (!waits && !isShown) return;
    upsertSearchAttributes([
      { key: step, value: waits?.name ?? null },
      { key: waitingFor, value: waits?.waitingFor ?? null },
      { key: waitingSince, value: waits && new Date(record.waitingSince) },
      { key: state, value: waits && (failing?.state ?? waitStateOf(waits.waitingFor)) },
      { key: attempts, value: waits && this.#attempts },
    ]);
  }

  /**
   * What comes to nothing leaves a trace: in the log, in the audit trail, and in the Temporal UI until
   * the flow goes on.
   */
  ignore(name: string, why: WhyIgnored): void {
    log.warn('a message came to nothing', { message: name, why });
    this.#describe(this.#record(), { name, why });
    if (this.#noted >= mostNoted) return;
    hadPatch('ignored-messages-noted');
    this.#noted += 1;
    // Whoever thinks up a name may put anything in it.
    const message = why === 'SignalUnknown' ? 'other' : name;
    const noted = { flowId: this.#record().id, message, why, number: this.#noted };
    CancellationScope.nonCancellable(() => {
      performAside(this.#settings, noteWithinMs, (activities) => activities.noteIgnored(noted));
      return Promise.resolve();
    }).catch(() => undefined);
  }

  #describe(record: FlowRecord, ignored?: Ignored): void {
    const told = { attempts: this.#attempts, failing: this.#failing, outage: this.#outage };
    setCurrentDetails(describeFlow(record, { ...told, ignored }));
  }
}
