import type { HandoverView } from '@waymark/contracts';
import { emptyDraft, type HandoverDraft } from './handover-draft';
import { asReceiverReads, partsThatDiffer, withTyped } from './handover-parts';

const draft = (reason: string, wishes: string): HandoverDraft => {
  const empty = emptyDraft();
  return { ...empty, reason, sections: { ...empty.sections, wishes: { text: wishes, beforeAcceptance: false } } };
};

describe('two versions of one draft', () => {
  it('differ only where other words stand', () => {
    expect(partsThatDiffer(draft('Leaving', 'Welsh'), draft('Leaving ', 'Welsh'))).toEqual([]);
    expect(partsThatDiffer(draft('Leaving', 'Welsh'), draft('Long leave', 'English')).map(({ name }) => name)).toEqual(['reason', 'wishes']);
  });

  it('differ where a part is to be shown before acceptance in one of them only', () => {
    const shown = draft('', 'Welsh');
    shown.sections.wishes.beforeAcceptance = true;
    expect(partsThatDiffer(draft('', 'Welsh'), shown).map(({ name }) => name)).toEqual(['wishes']);
  });

  it('are brought together part by part, and nothing is lost that was chosen', () => {
    const [kept, typed] = [draft('Leaving', 'Welsh'), draft('Long leave', 'English')];
    const chosen = partsThatDiffer(kept, typed).filter(({ name }) => name === 'wishes');
    expect(withTyped({ kept, typed }, chosen)).toMatchObject({ reason: 'Leaving', sections: { wishes: { text: 'English' } } });
    expect(withTyped({ kept, typed }, [])).toEqual(kept);
    expect(withTyped({ kept, typed }, partsThatDiffer(kept, typed))).toEqual(typed);
  });
});

describe('a handover as its receiver will read it', () => {
  it('has the parts she needs and those agreed to be shown; the others by name only', () => {
    const sections = [
      { section: 'safe-contact', text: 'ring 10 to 14', beforeAcceptance: false },
      { section: 'wishes', text: 'wants Welsh', beforeAcceptance: true },
      { section: 'children', text: 'two at school', beforeAcceptance: false },
    ];
    const read = asReceiverReads({ sections, withheld: [], isPreview: false, stepDown: null } as unknown as HandoverView);
    expect(read.sections.map(({ section }) => section)).toEqual(['safe-contact', 'wishes']);
    expect(read).toMatchObject({ withheld: ['children'], isPreview: true });
  });
});
