import { RIGHTS_OF_ROLE } from './rights.js';
import { isTold, isWithinReach, readsWidely, type Reader, type Tie } from './reach.js';
import { ROLES } from './roles.js';

const TODAY = '2026-11-24';
const YESTERDAY = '2026-11-23';
const AMINA: Reader = { id: 'amina', services: ['outreach'], teams: ['outreach-west'] };

const ofCase = (changes: Partial<Extract<Tie, { kind: 'case' }>> = {}): Tie => ({ kind: 'case', workerId: 'carys', closedBy: null, closedOn: null, ...changes });
const offer = (changes: Partial<Extract<Tie, { kind: 'offer' }>> = {}): Tie => ({
  ...{ kind: 'offer', serviceId: 'outreach', isUndecided: false, decidedBy: 'carys', decidedOn: YESTERDAY },
  ...changes,
});
const place = (changes: Partial<Extract<Tie, { kind: 'place' }>> = {}): Tie => ({
  ...{ kind: 'place', serviceId: 'outreach', holderId: 'carys', allocatedTo: 'carys', leftBy: null, leftOn: null },
  ...changes,
});
const contact = (changes: Partial<Extract<Tie, { kind: 'safety-contact' }>> = {}): Tie => ({ kind: 'safety-contact', holderId: 'carys', doneBy: null, doneOn: null, ...changes });
const handover = (changes: Partial<Extract<Tie, { kind: 'handover' }>> = {}): Tie => ({
  ...{ kind: 'handover', state: 'over', giverId: 'carys', receiverId: 'bethan', receiverTeamId: null },
  ...{ completedOn: YESTERDAY, answeredBy: 'bethan', answeredOn: YESTERDAY, acceptedBy: null, isSeenByGiver: false },
  ...changes,
});

describe('whose record a worker may read', () => {
  it('is everybody’s for whoever takes calls or leads, and for nobody else', () => {
    expect(ROLES.filter((role) => readsWidely([role]))).toEqual(['duty-worker', 'team-lead', 'service-manager']);
    expect(readsWidely(['idva', 'duty-worker'])).toBe(true);
    expect(readsWidely([])).toBe(false);
  });

  it('is everybody’s for every role that records referrals, since who is known to a colleague must be found', () => {
    expect(ROLES.filter((role) => RIGHTS_OF_ROLE[role].includes('referral:record')).every((role) => readsWidely([role]))).toBe(true);
  });

  it.each<[string, Tie]>([
    ['whose case she has', ofCase({ workerId: 'amina' })],
    ['whose case she closed today', ofCase({ workerId: 'carys', closedBy: 'amina', closedOn: TODAY })],
    ['who is undecided for her service', offer({ isUndecided: true, decidedBy: null, decidedOn: null })],
    ['who is undecided for no named service', offer({ isUndecided: true, serviceId: null })],
    ['on whom she decided today', offer({ serviceId: 'idva', decidedBy: 'amina', decidedOn: TODAY })],
    ['who waits for her service with nobody allocated', place({ allocatedTo: null })],
    ['who is allocated to her', place({ serviceId: 'idva', allocatedTo: 'amina' })],
    ['whose risk she holds while she waits', place({ serviceId: 'idva', holderId: 'amina', allocatedTo: null })],
    ['whom she took off the list today', place({ leftBy: 'amina', leftOn: TODAY })],
    ['whom she owes a safety contact', contact({ holderId: 'amina' })],
    ['to whom she spoke today', contact({ doneBy: 'amina', doneOn: TODAY })],
    ['whose assessment she began today', { kind: 'assessment', startedBy: 'amina', startedOn: TODAY }],
    ['whom she accepted', handover({ state: 'accepted', acceptedBy: 'amina' })],
    ['whom she has offered and nobody has answered', handover({ state: 'offered', giverId: 'amina' })],
    ['whom she gave away and has yet to introduce', handover({ state: 'joint-contact', giverId: 'amina' })],
    ['whose handover ended today', handover({ giverId: 'amina', completedOn: TODAY })],
    ['whom she accepted today and a colleague has by now', handover({ answeredBy: 'amina', answeredOn: TODAY })],
  ])('is hers of somebody %s', (_, tie) => {
    expect(isWithinReach(AMINA, [offer(), tie], TODAY)).toBe(true);
  });

  it.each<[string, Tie]>([
    ['whose case a colleague has', ofCase()],
    ['whose case a colleague closed', ofCase({ closedBy: 'carys', closedOn: TODAY })],
    ['whose case she closed before today', ofCase({ workerId: 'amina', closedBy: 'amina', closedOn: YESTERDAY })],
    ['who is undecided for another service', offer({ isUndecided: true, serviceId: 'idva' })],
    ['on whom she decided before today', offer({ decidedBy: 'amina', decidedOn: YESTERDAY })],
    ['who waits for another service', place({ serviceId: 'idva', allocatedTo: null })],
    ['who waits for her service and is allocated to a colleague', place()],
    ['who was allocated to her and left the list', place({ allocatedTo: 'amina', holderId: 'amina', leftBy: 'carys', leftOn: TODAY })],
    ['to whom a colleague owes a safety contact', contact()],
    ['to whom she spoke before today', contact({ holderId: 'amina', doneBy: 'amina', doneOn: YESTERDAY })],
    ['whose assessment she began before today', { kind: 'assessment', startedBy: 'amina', startedOn: YESTERDAY }],
    ['of whom a colleague keeps a draft for her', handover({ state: 'drafted', receiverId: 'amina' })],
    ['whom she is offered and has not accepted', handover({ state: 'offered', receiverId: 'amina' })],
    ['whom her team is offered and nobody has accepted', handover({ state: 'offered', receiverId: null, receiverTeamId: 'outreach-west' })],
    ['whom another team is offered', handover({ state: 'offered', receiverId: null, receiverTeamId: 'outreach-east' })],
    ['whom she was offered once', handover({ receiverId: 'amina' })],
    ['whom she declined, from that moment on', handover({ state: 'declined', receiverId: 'amina', answeredBy: 'amina', answeredOn: TODAY })],
    ['whom she gave away before today', handover({ giverId: 'amina' })],
  ])('is not hers of somebody %s', (_, tie) => {
    expect(isWithinReach(AMINA, [offer(), tie], TODAY)).toBe(false);
  });

  it.each<[string, boolean, Tie]>([
    ['is told of an offer to her', true, handover({ state: 'offered', receiverId: 'amina' })],
    ['is told of an offer to her team', true, handover({ state: 'offered', receiverId: null, receiverTeamId: 'outreach-west' })],
    ['is not told of an offer to another team', false, handover({ state: 'offered', receiverId: null, receiverTeamId: 'outreach-east' })],
    ['is told that what she gave away has ended', true, handover({ state: 'completed', giverId: 'amina' })],
    ['is told so until she has seen it', false, handover({ state: 'completed', giverId: 'amina', isSeenByGiver: true })],
    ['is not told of what she declined', false, handover({ state: 'declined', receiverId: 'amina' })],
    ['is not told of a draft for her', false, handover({ state: 'drafted', receiverId: 'amina' })],
  ])('a worker %s', (_, told, tie) => {
    expect([isTold(AMINA, [offer(), tie]), isWithinReach(AMINA, [offer(), tie], TODAY)]).toEqual([told, false]);
  });

  it('reaches every service where her membership names none, and nobody who is joined to no one', () => {
    expect(isWithinReach({ ...AMINA, services: 'every' }, [place({ serviceId: 'idva', allocatedTo: null })], TODAY)).toBe(true);
    expect(isWithinReach({ ...AMINA, services: 'every' }, [], TODAY)).toBe(false);
  });
});
