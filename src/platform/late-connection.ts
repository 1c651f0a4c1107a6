import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type ConnectionLike,
  type Metadata,
  OperatorService,
  WorkflowService,
} from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';

type Native = Pick<
  NativeConnection,
  'workflowService' | 'operatorService' | 'withDeadline' | 'withMetadata'
>;
type Rpc = Parameters<typeof WorkflowService.create>[0];
type Context = { deadline?: number | Date; abortSignal?: AbortSignal; metadata?: Metadata };

/** Status codes of gRPC by their numbers. */
const grpc = { cancelled: 1, deadlineExceeded: 4, unavailable: 14 };

/** A client's connection that is there from the start, and reaches Temporal once it has a native one. */
export type LateConnection = ConnectionLike & {
  /** From now on all goes by this connection, which whoever made it closes. */
  use: (native: Native) => void;
};

/**
 * A client's way over a worker's connection. Until there is one each request is refused as
 * `UNAVAILABLE`, as by a server that is down. Deadlines and abort signals end a request here: the
 * native connection takes a deadline for that of one try, of which it makes up to ten in as many
 * seconds, and does not know abort signals at all (SDK 1.24).
 */
export function createLateConnection(): LateConnection {
  const contexts = new AsyncLocalStorage<Context>();
  let native: Native | undefined;

  const within = <R>(more: Context, work: () => Promise<R>): Promise<R> =>
    contexts.run({ ...contexts.getStore(), ...more }, work);

  const over =
    (serviceOf: (connection: Native) => { rpcImpl: Rpc | null }): Rpc =>
    (method, request, callback) => {
      if (native === undefined) {
        callback(grpcError(grpc.unavailable, 'Temporal is not connected yet'));
        return;
      }
      const context = contexts.getStore() ?? {};
      if (context.abortSignal?.aborted) {
        callback(grpcError(grpc.cancelled, 'given up'));
        return;
      }
      const answer = once(context, callback);
      const connection = native;
      void inContext(connection, context, () => {
        serviceOf(connection).rpcImpl?.(method, request, answer);
      });
    };

  return {
    use: (connection) => {
      native = connection;
    },
    workflowService: WorkflowService.create(over((it) => it.workflowService)),
    operatorService: OperatorService.create(over((it) => it.operatorService)),
    plugins: [],
    ensureConnected: () => Promise.resolve(),
    close: () => Promise.resolve(),
    withDeadline: (deadline, work) => within({ deadline }, work),
    withMetadata: (metadata, work) => within({ metadata }, work),
    withAbortSignal: (abortSignal, work) => within({ abortSignal }, work),
  };
}

type Callback = Parameters<Rpc>[2];

/** Calls back with what comes first: the answer, the deadline, or the wish to give up. */
function once({ deadline, abortSignal }: Context, callback: Callback): Callback {
  let isOver = false;
  const end: Callback = (error, response) => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    abortSignal?.removeEventListener('abort', giveUp);
    callback(error, response);
  };
  const giveUp = (): void => {
    end(grpcError(grpc.cancelled, 'given up'));
  };
  const timer =
    deadline === undefined
      ? undefined
      : setTimeout(
          () => {
            end(grpcError(grpc.deadlineExceeded, 'no answer in time'));
          },
          Number(deadline) - Date.now(),
        );
  abortSignal?.addEventListener('abort', giveUp);
  return end;
}

function inContext(
  connection: Native,
  { deadline, metadata = {} }: Context,
  send: () => void,
): Promise<void> {
  const sendIt = (): Promise<void> => {
    send();
    return Promise.resolve();
  };
  return connection.withMetadata(metadata, () =>
    deadline === undefined ? sendIt() : connection.withDeadline(deadline, sendIt),
  );
}

/** In the shape by which the client knows errors of gRPC; it looks details up in the metadata. */
function grpcError(code: number, details: string): Error {
  return Object.assign(new Error(details), { code, details, metadata: new Map() });
}
