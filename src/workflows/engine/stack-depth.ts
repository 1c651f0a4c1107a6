/**
 * The SDK formats a stack for every promise of a workflow, for its `__stack_trace` query; two
 * frames say where a flow waits, and cost the worker a tenth less than ten. Preloaded, since the SDK
 * freezes the sandbox's globals before a workflow runs.
 */
Error.stackTraceLimit = 2;
