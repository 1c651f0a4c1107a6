/** Which code is right: what reaches a flow is a keyed hash, which here is the word itself. */
export const rightCode = 'right';
