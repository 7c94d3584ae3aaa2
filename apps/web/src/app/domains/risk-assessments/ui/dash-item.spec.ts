import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { COMMENT_MAX } from '@waymark/contracts';
import type { InstrumentItem } from '@waymark/domain';
import { settled } from '../../../../test-settled';
import { realTexts, speak } from '../../../../test-texts';
import { NOTHING_SAID, type AnswerSaid } from '../data/entries';
import { DashItem } from './dash-item';

const PLAIN = { number: 3, topic: 'animals', details: [] } as unknown as InstrumentItem;
const DETAILED = { ...PLAIN, details: ['weapon'] } as unknown as InstrumentItem;

describe('an item of a checklist', () => {
  let fixture: ComponentFixture<DashItem>;
  let said: Partial<AnswerSaid>[];
  let chosen: number;

  beforeEach(async () => {
    [said, chosen] = [[], 0];
    TestBed.configureTestingModule({ providers: [realTexts()] });
    await speak('en');
    fixture = TestBed.createComponent(DashItem);
    fixture.componentRef.setInput('item', PLAIN);
    fixture.componentRef.setInput('said', NOTHING_SAID);
    fixture.componentRef.setInput('isCurrent', true);
    fixture.componentInstance.say.subscribe((one) => said.push(one));
    fixture.componentInstance.chosen.subscribe(() => (chosen += 1));
    // Nothing is laid out here.
    fixture.nativeElement.scrollIntoView = () => undefined;
    document.body.append(fixture.nativeElement);
    await settled(fixture);
  });
  afterEach(() => fixture.nativeElement.remove());

  const page = () => fixture.nativeElement as HTMLElement;
  const radio = (answer: string) => page().querySelector<HTMLInputElement>(`input[value=${answer}]`)!;
  const comment = () => page().querySelector<HTMLTextAreaElement>('textarea')!;

  it('goes on once an answer is chosen with the pointer or the space bar', () => {
    const pressed = new Event('pointerdown', { cancelable: true });
    radio('no').dispatchEvent(pressed);
    expect(pressed.defaultPrevented).toBe(false);
    radio('no').click();
    radio('yes').dispatchEvent(new KeyboardEvent('keydown', { key: ' ' }));
    radio('yes').click();
    expect([said, chosen]).toEqual([[{ answer: 'no' }, { answer: 'yes' }], 2]);
  });

  it('stays while the arrow keys pass by the answers, so that nobody is carried away on her way to one', () => {
    radio('no').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
    radio('no').click();
    expect([said, chosen]).toEqual([[{ answer: 'no' }], 0]);
  });

  it('stays where a yes asks for details, and where an answer is taken back', async () => {
    fixture.componentRef.setInput('item', DETAILED);
    await settled(fixture);
    radio('yes').click();
    radio('not-asked').click();
    expect(chosen).toBe(0);
  });

  it('says beside the comment how to get there and back by keys, and is left with Escape', async () => {
    let left = 0;
    fixture.componentInstance.commentLeft.subscribe(() => (left += 1));
    fixture.componentRef.setInput('takesComment', true);
    await settled(fixture);
    expect(page().querySelector('.keys')?.textContent).toContain('Esc goes back to the answers');
    comment().focus();
    comment().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(left).toBe(1);
  });

  it('keeps its comment open and says that the key writes here, once it is answered and the next is in turn', async () => {
    fixture.componentRef.setInput('isCurrent', false);
    await settled(fixture);
    expect(page().querySelector('textarea')).toBeNull();
    fixture.componentRef.setInput('takesComment', true);
    await settled(fixture);
    expect(page().querySelector('.keys')?.textContent).toContain('on item 3, which you have just answered');
    fixture.componentRef.setInput('isCurrent', true);
    fixture.componentRef.setInput('goesBackTo', 4);
    await settled(fixture);
    expect(page().querySelector('.keys')?.textContent).toContain('Esc goes on with item 4');
  });

  it('keeps a pasted comment whole, says by how much it is too long, and hands it on to be kept', async () => {
    const pasted = 'x'.repeat(COMMENT_MAX + 12);
    comment().value = pasted;
    comment().dispatchEvent(new Event('input'));
    await settled(fixture);
    expect(page().querySelector('[role=alert]')?.textContent).toContain('12 too many');
    expect(comment().getAttribute('aria-invalid')).toBe('true');
    comment().dispatchEvent(new Event('change'));
    expect(said).toEqual([{ comment: pasted }]);
  });
});
