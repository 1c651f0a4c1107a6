import { codeBody } from '../account/code-body.ts';
import { statementField } from './statement.ts';

/** What somebody says whose account is complained about. */
export const objectionBody = codeBody.extend({ statement: statementField });
