import { TestBed } from '@angular/core/testing';
import { realTexts, speak } from '../../../../test-texts';
import { StatedHighQuestion } from './stated-high-question';

describe('a high risk that the agency states and a worker sets aside', () => {
  async function tried(note: string): Promise<string> {
    TestBed.configureTestingModule({ providers: [realTexts()] });
    await speak('en');
    const fixture = TestBed.createComponent(StatedHighQuestion);
    const given = { raw: 'High', isTried: true, answer: 'set-aside', note };
    for (const [name, value] of Object.entries(given)) fixture.componentRef.setInput(name, value);
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).textContent;
  }

  it.each([
    ['', 'This is needed'],
    ['wrong', 'Say this in a few words: one is not enough'],
  ])('says what the note “%s” lacks: %s', async (note, sentence) => {
    expect(await tried(note)).toContain(sentence);
  });

  it('has nothing to say against words', async () => {
    expect(await tried('The police say medium')).not.toMatch(/This is needed|one is not enough/);
  });
});
