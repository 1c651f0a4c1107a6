/**
 * Loaded by path, by the SDK and by the workflows' bundle alike; a CommonJS module because the SDK
 * takes it in with `require`. Exports `failureConverter`.
 */
const { DefaultFailureConverter } = require('@temporalio/common');

exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
