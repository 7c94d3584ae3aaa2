import { spokenLanguages } from './spoken-languages.js';

describe('the languages of a worker', () => {
  it.each<[string, string[], string, string[]]>([
    ['ticked and written by hand', ['english', 'welsh'], 'Urdu, Punjabi', ['welsh', 'english', 'Urdu', 'Punjabi']],
    ['each once, whichever way it is written', ['welsh'], 'WELSH, Urdu; urdu', ['welsh', 'Urdu']],
    ['nothing of empty places between commas', [], ' , ,Somali,', ['Somali']],
    ['nothing at all', [], '', []],
  ])('are %s', (_, listed, others, spoken) => {
    expect(spokenLanguages(listed, others)).toEqual(spoken);
  });
});
