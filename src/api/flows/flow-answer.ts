import { flowView } from '../../domain/flows/flow-view.ts';

/** The flow as every answer about one carries it; `Flow` in the document. */
export const flowAnswer = flowView.meta({ id: 'Flow' });
