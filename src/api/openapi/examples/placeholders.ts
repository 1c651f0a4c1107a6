/** Stands in the document as the example of an Idempotency-Key; the page `/docs` sends a new one instead. */
export const exampleKey = '"00000000-0000-4000-8000-000000000000"';

/** Likewise of a flow's id: `/docs` puts that of the flow that was started last in its place. */
export const exampleFlowId = '0'.repeat(32);
