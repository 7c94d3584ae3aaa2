import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { settled } from '../../../test-settled';
import { realTexts, speak } from '../../../test-texts';
import { problemInterceptor } from '../../platform/http/problem.interceptor';
import { SignInForm } from './sign-in-form';

const PROVIDER = { id: 'north', button: { en: 'Sign in with North', cy: 'Mewngofnodi â North' } };

describe('signing in', () => {
  let fixture: ComponentFixture<SignInForm>;
  let http: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [realTexts(), provideHttpClient(withInterceptors([problemInterceptor])), provideHttpClientTesting()],
    });
    await speak('en');
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(SignInForm);
    fixture.detectChanges();
    http.expectOne('/api/session/providers').flush([PROVIDER]);
    await fixture.whenStable();
  });

  const page = () => fixture.nativeElement as HTMLElement;
  const box = (type: string) => page().querySelector<HTMLInputElement>(`input[type=${type}]`)!;

  async function enter(email: string, password: string): Promise<void> {
    for (const [type, text] of [['email', email], ['password', password]] as const) {
      box(type).value = text;
      box(type).dispatchEvent(new Event('input'));
    }
    page().querySelector('form')!.dispatchEvent(new Event('submit'));
    await fixture.whenStable();
  }

  it('says what is missing beside the field and sends nothing', async () => {
    await enter('', '');
    expect(page().textContent).toContain('Enter your password');
    expect(box('password').getAttribute('aria-invalid')).toBe('true');
    http.expectNone('/api/session');
  });

  it('keeps the address and forgets the password when it was refused', async () => {
    await enter('amina@service.example', 'not the right words');
    http.expectOne('/api/session').flush({ code: 'sign-in-refused' }, { status: 401, statusText: 'Unauthorized' });
    await settled(fixture);
    expect(page().querySelector('[role=alert]')!.textContent).toContain('is not right');
    expect(box('email').value).toBe('amina@service.example');
    expect(box('password').value).toBe('');
  });

  describe('by an organisation’s provider', () => {
    const button = (words: string) => [...page().querySelectorAll('button')].find((one) => one.textContent?.trim() === words);

    it('is offered in the language of the screen', async () => {
      expect(button('Sign in with North')).toBeDefined();
      await speak('cy');
      await fixture.whenStable();
      expect(button('Mewngofnodi â North')).toBeDefined();
    });

    it('says plainly that the provider is away, and leaves the password', async () => {
      button('Sign in with North')!.click();
      const sent = http.expectOne('/api/session/provider');
      expect(sent.request.body).toEqual({ provider: 'north', purpose: 'sign-in' });
      sent.flush({ code: 'provider-away' }, { status: 503, statusText: 'Service Unavailable' });
      await settled(fixture);
      expect(page().querySelector('[role=alert]')!.textContent).toContain('cannot be reached at the moment');
      expect(box('password').disabled).toBe(false);
    });
  });

  describe('with a second factor', () => {
    const TOKEN = 't'.repeat(43);
    const codeBox = () => page().querySelector<HTMLInputElement>('input[autocomplete=one-time-code]');

    beforeEach(async () => {
      await enter('amina@service.example', 'the right words');
      http.expectOne('/api/session').flush({ token: TOKEN, hasCode: true, hasPasskey: false }, { status: 202, statusText: 'Accepted' });
      await settled(fixture);
    });

    async function enterCode(code: string): Promise<void> {
      codeBox()!.value = code;
      codeBox()!.dispatchEvent(new Event('input'));
      page().querySelector('form')!.dispatchEvent(new Event('submit'));
      await fixture.whenStable();
    }

    it('asks for the code next, with the focus in its box, and signs nobody in before', () => {
      expect(document.activeElement).toBe(codeBox());
      expect(page().querySelector('input[type=password]')).toBeNull();
    });

    it('sends nothing without a code, and forgets a wrong one', async () => {
      await enterCode(' ');
      expect(page().textContent).toContain('Enter the code');
      await enterCode('123456');
      const sent = http.expectOne('/api/session/code');
      expect(sent.request.body).toEqual({ token: TOKEN, code: '123456' });
      sent.flush({ code: 'code-refused' }, { status: 401, statusText: 'Unauthorized' });
      await settled(fixture);
      expect(page().querySelector('[role=alert]')!.textContent).toContain('That code is not right');
      expect(codeBox()!.value).toBe('');
    });

    it('goes back to the password, saying why, when too much time has passed', async () => {
      await enterCode('123456');
      http.expectOne('/api/session/code').flush({ code: 'sign-in-lapsed' }, { status: 401, statusText: 'Unauthorized' });
      await settled(fixture);
      expect(page().querySelector('[role=alert]')!.textContent).toContain('Too much time has passed');
      expect(box('email').value).toBe('amina@service.example');
      expect(box('password').value).toBe('');
    });
  });

  it('switches language without losing what was typed', async () => {
    box('email').value = 'amina@service.example';
    box('email').dispatchEvent(new Event('input'));
    await speak('cy');
    await fixture.whenStable();
    expect(page().textContent).toContain('Cyfrinair');
    expect(box('email').value).toBe('amina@service.example');
    expect(document.documentElement.lang).toBe('cy');
  });
});
