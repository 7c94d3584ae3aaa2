import { PlanMistake, readPlan } from './read-plan.js';

const PLAN = {
  en: 'Harbour Light',
  cy: 'Golau’r Harbwr',
  services: [{ kind: 'outreach', side: 'victim', en: 'Outreach', cy: 'Allgymorth' }],
  workers: [
    { name: 'Owen Example', email: 'Owen@Harbour.example', role: 'administrator', language: 'cy' },
    { name: 'Amina Example', email: 'amina@harbour.example', role: 'key-worker', language: 'en' },
  ],
};
const read = (changes: object) => () => readPlan(JSON.stringify({ ...PLAN, ...changes }));

describe('the plan of a first organisation', () => {
  it('is read, with addresses in small letters', () => {
    expect(readPlan(JSON.stringify(PLAN)).workers[0]).toEqual({ name: 'Owen Example', email: 'owen@harbour.example', role: 'administrator', language: 'cy' });
  });

  it.each<[string, object, string]>([
    ['no Welsh name', { cy: ' ' }, '"cy" is missing'],
    ['no service', { services: [] }, '"services" is empty'],
    ['a service of no known kind', { services: [{ ...PLAN.services[0], kind: 'hotel' }] }, '"kind" of services[0] must be one of: idva'],
    ['nobody who administers', { workers: [PLAN.workers[1]] }, 'must have the role "administrator"'],
    ['somebody without an address', { workers: [{ ...PLAN.workers[0], email: 'owen' }] }, '"email" of workers[0]'],
    ['the same address twice', { workers: [PLAN.workers[0], PLAN.workers[0]] }, 'the same e-mail address'],
    ['workers that are no list', { workers: 'Owen' }, '"workers" is not a list'],
  ])('with %s is refused in one sentence', (_, changes, sentence) => {
    expect(read(changes)).toThrow(PlanMistake);
    expect(read(changes)).toThrow(sentence);
  });

  it('that is no JSON is refused without quoting it', () => {
    expect(() => readPlan('Owen Example, owen@')).toThrow(new PlanMistake('The file is not valid JSON.'));
  });
});
