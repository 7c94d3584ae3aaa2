import { TestBed } from '@angular/core/testing';
import type { TimelineDetail, TimelineEntryView } from '@waymark/contracts';
import { realTexts, speak } from '../../../../test-texts';
import { TimelineWords } from './timeline-words';

function entry(action: string, about: TimelineDetail | null, fields: string[] = []): TimelineEntryView {
  return { id: '1', at: '2026-11-24T10:00:00Z', by: 'Amina', subjectType: 'x', subjectId: null, action, about, fields };
}

describe('what stands on a timeline', () => {
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [realTexts()] });
    await speak('en');
  });
  const words = (one: TimelineEntryView) => TestBed.inject(TimelineWords).of(one);

  it.each<[string, TimelineDetail, string]>([
    ['relationship.recorded', { of: 'relationship', relationship: 'ex-partner', name: 'Wayne Example' }, 'Relationship recorded: Former partner (Wayne Example)'],
    ['relationship.recorded', { of: 'relationship', relationship: 'child', name: null }, 'Relationship recorded: Child'],
    ['clock.overdue', { of: 'clock', clock: 'first-contact' }, 'A target was missed: First contact'],
    ['clocks.paused', { of: 'pause', reason: 'unsafe-to-contact' }, 'Clocks paused: Unsafe to contact'],
    ['childrens-services.decided', { of: 'childrens-services', decision: 'referred' }, 'Children’s services decided on: Children’s services told'],
    ['risk-level.raised', { of: 'level', from: 'medium', to: 'high', by: 'judgement' }, 'Risk level raised: from MEDIUM to HIGH, by judgement'],
    ['risk-level.confirmed', { of: 'level', from: 'high', to: 'high', by: 'assessment' }, 'Risk level recorded as it stood: HIGH, by an assessment'],
    ['referral.accepted', { of: 'service', service: { en: 'Outreach', cy: 'Allgymorth' }, reason: null }, 'Outreach accepted the referral'],
    ['referral.declined', { of: 'service', service: { en: 'Outreach', cy: 'Allgymorth' }, reason: 'no-capacity' }, 'Outreach declined the referral: No capacity'],
    ['safety-contact.accepted', { of: 'service', service: { en: 'Outreach', cy: 'Allgymorth' }, reason: null }, 'Accepted by Outreach at visible high risk: in no queue, support to be agreed'],
    ['waiting-list.left', { of: 'service', service: { en: 'Outreach', cy: 'Allgymorth' }, reason: 'moved-away' }, 'Left the waiting list (Outreach): Moved away'],
    ['waiting-list.allocated', { of: 'worker', name: 'Amina Example' }, 'Allocated to Amina Example'],
    ['handover.offered', { of: 'receiver', worker: null, team: { en: 'North team', cy: 'Tîm y gogledd' } }, 'Handover offered to North team'],
    ['contact.made', { of: 'attempt', method: 'call', outcome: 'spoke', point: { kind: 'phone', owner: 'own' } }, 'Contact made: Call · telephone number (their own) · Spoke with the person'],
    ['contact.attempted', { of: 'attempt', method: 'in-person', outcome: 'no-answer', point: null }, 'Contact tried: In person · No answer'],
    ['case.next-step', { of: 'next-step', isSet: true, dueOn: '2026-11-30' }, 'Next step set for 30 November 2026'],
    ['case.next-step', { of: 'next-step', isSet: true, dueOn: null }, 'Next step set, without a day'],
    ['case.next-step', { of: 'next-step', isSet: false, dueOn: null }, 'Next step taken off'],
    ['review.overdue', { of: 'review', subject: 'safety-plan' }, 'Reminder: a review is overdue (Safety plan)'],
  ])('says of %s which of them it was', (action, about, said) => {
    expect(words(entry(action, about))).toBe(said);
  });

  it('says in Welsh what changed, too', async () => {
    await speak('cy');
    const raised = entry('risk-level.raised', { of: 'level', from: 'medium', to: 'high', by: 'assessment-and-judgement' });
    expect(words(raised)).toContain('gynt CANOLIG, bellach UCHEL, ar sail asesiad a barn');
  });

  it('names a detail of contact and never what it says, and shows an act that has no words yet', () => {
    expect(words(entry('contact.recorded', null, ['phone', 'risk']))).toMatch(/^Contact detail recorded: .*\bnumber\b/i);
    expect(words(entry('person.changed', null, ['givenName', 'familyName']))).toBe('Details changed: first name, family name');
    expect(words(entry('person.changed', null, ['givenName']))).toBe('Detail changed: first name');
    expect(words(entry('case.next-step', null, ['nextStep', 'nextStepDueOn']))).toBe('Next step set');
    expect(words(entry('comet.seen', null))).toBe('Something was done');
  });
});
