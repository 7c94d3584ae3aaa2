import { StaleVersion, Unavailable } from '../errors/errors.js';
import { isPassing } from './passing-trouble.js';

const withCode = (code: string): Error => Object.assign(new Error('refused'), { code });

describe('trouble of the moment', () => {
  it.each([
    ['no free connection', new Unavailable('busy')],
    ['a record that somebody changed in between', new StaleVersion()],
    ['a statement that took too long', withCode('57014')],
    ['a deadlock', withCode('40P01')],
    ['a transaction that waited too long for its next statement', withCode('25P03')],
    ['a transaction that took too long as a whole', withCode('25P04')],
    ['a refused connection', withCode('ECONNREFUSED')],
    ['an answer that did not come in time', new Error('Query read timeout')],
    ['a line that broke', new Error('Connection terminated unexpectedly')],
    ['a connection that had broken before', new Error('Client has encountered a connection error and is not queryable')],
  ])('is %s', (_, error) => {
    expect(isPassing(error)).toBe(true);
  });

  it.each([
    ['a row that breaks a rule of the database', withCode('23514')],
    ['a write in a transaction that only reads', withCode('25006')],
    ['a fault in the program', new TypeError('Cannot read properties of undefined')],
    ['nothing at all that is an error', 'no'],
  ])('is not %s', (_, error) => {
    expect(isPassing(error)).toBe(false);
  });
});
