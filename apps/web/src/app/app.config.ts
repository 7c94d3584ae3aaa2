import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { inject, provideAppInitializer, provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { routes } from './app.routes';
import { CONTACT_LOG_DIALOG } from './domains/shared/data/contact-log';
import { RISK_HOLDING_DIALOG } from './domains/shared/data/risk-holding';
import { problemInterceptor } from './platform/http/problem.interceptor';
import { PageTitle } from './platform/page-title';
import { Session } from './platform/session/session';
import { signInAgainInterceptor } from './platform/session/sign-in-again.interceptor';
import { stepUpInterceptor } from './platform/session/step-up.interceptor';
import { LanguageChoice } from './platform/texts/language-choice';
import { provideTexts } from './platform/texts/provide-texts';

async function begin(): Promise<void> {
  const language = inject(LanguageChoice);
  const session = inject(Session);
  await language.start();
  await session.restore();
  void language.readAhead();
}

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    // The outer one sees problems that the inner one has already given a shape.
    provideHttpClient(withInterceptors([signInAgainInterceptor, stepUpInterceptor, problemInterceptor])),
    provideRouter(routes, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'enabled' })),
    provideTexts(),
    {
      provide: CONTACT_LOG_DIALOG,
      useValue: () => import('./domains/waiting-list/feature-waiting/attempt-dialog').then((file) => file.AttemptDialog),
    },
    {
      provide: RISK_HOLDING_DIALOG,
      useValue: () => import('./domains/waiting-list/feature-waiting/hold-dialog').then((file) => file.HoldDialog),
    },
    provideAppInitializer(begin),
    { provide: TitleStrategy, useExisting: PageTitle },
  ],
};
