import { callOutsOf, EMPTY_FINISH, finishRequest } from './finish-draft';

const DRAFT = { ...EMPTY_FINISH, level: 'high' as const, judgement: ' He has her address. ' };

describe('what is sent to finish an assessment', () => {
  it('is nothing until a level was chosen', () => {
    expect(finishRequest(EMPTY_FINISH, new Map(), null)).toBeNull();
  });

  it('says null for what nobody said, and never a nought for what nobody knows', () => {
    expect(finishRequest(DRAFT, new Map([['strangulation', ' ']]), null)).toEqual({
      judgement: { level: 'high', reason: 'He has her address.' },
      ownView: null,
      worries: null,
      policeCallOuts12Months: null,
      maracRepeat: 'not-known',
      decisions: [],
      unsafeToContinue: null,
    });
  });

  it('keeps each decision with its words', () => {
    expect(finishRequest(DRAFT, new Map([['stalking', 'Daily messages.']]), ' He came home. ')).toMatchObject({
      decisions: [{ prompt: 'stalking', reason: 'Daily messages.' }],
      unsafeToContinue: 'He came home.',
    });
  });

  it.each([
    ['', null],
    ['many', null],
    ['0', 0],
    ['12', 12],
  ])('reads call-outs %j as %j', (callOuts, number) => {
    expect(callOutsOf({ ...EMPTY_FINISH, callOuts })).toBe(number);
  });
});
