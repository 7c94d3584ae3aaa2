import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import type { SessionView } from '@waymark/contracts';
import { setUpFirst, signedIn } from './platform/session/signed-in.guard';
import { homeFor } from './shell/frame/destinations';
import { Session } from './platform/session/session';

export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'title.sign-in',
    loadComponent: () => import('./shell/sign-in/sign-in').then((file) => file.SignInPage),
  },
  {
    path: 'sign-in/by/:provider/:purpose',
    title: 'title.sign-in',
    loadComponent: () => import('./shell/sign-in/provider-window').then((file) => file.ProviderWindow),
  },
  {
    path: 'sign-in/return/:provider',
    title: 'title.sign-in',
    loadComponent: () => import('./shell/sign-in/provider-return').then((file) => file.ProviderReturn),
  },
  {
    path: 'set-password',
    title: 'title.set-password',
    loadComponent: () => import('./shell/set-password/set-password').then((file) => file.SetPassword),
  },
  {
    path: '',
    canActivate: [signedIn],
    canActivateChild: [setUpFirst],
    loadComponent: () => import('./shell/frame/frame').then((file) => file.Frame),
    children: [
      { path: '', pathMatch: 'full', redirectTo: () => homeOf(inject(Session).current()) },
      { path: 'today', loadChildren: () => import('./domains/cases/cases.routes').then((file) => file.todayRoutes) },
      { path: 'cases', loadChildren: () => import('./domains/cases/cases.routes').then((file) => file.casesRoutes) },
      { path: 'handovers', loadChildren: () => import('./domains/cases/cases.routes').then((file) => file.handoversRoutes) },
      { path: 'referrals', loadChildren: () => import('./domains/referrals/referrals.routes').then((file) => file.referralsRoutes) },
      {
        path: 'people/:id/assess',
        loadChildren: () => import('./domains/risk-assessments/risk-assessments.routes').then((file) => file.riskAssessmentsRoutes),
      },
      {
        path: 'people/:id/safety-plan',
        loadChildren: () => import('./domains/safety-plans/safety-plans.routes').then((file) => file.safetyPlansRoutes),
      },
      { path: 'people/:id/reviews', loadChildren: () => import('./domains/reviews/reviews.routes').then((file) => file.reviewsRoutes) },
      { path: 'people/:id/notes', loadChildren: () => import('./domains/notes/notes.routes').then((file) => file.notesRoutes) },
      { path: 'people/:id/access', loadChildren: () => import('./domains/access-log/access-log.routes').then((file) => file.personAccessRoutes) },
      { path: 'people/:id/blocks', loadChildren: () => import('./domains/blocks/blocks.routes').then((file) => file.personBlocksRoutes) },
      { path: 'blocks', loadChildren: () => import('./domains/blocks/blocks.routes').then((file) => file.blocksRoutes) },
      { path: 'linked-parties', loadChildren: () => import('./domains/linked-parties/linked-parties.routes').then((file) => file.linkedPartiesRoutes) },
      { path: 'workers/:id/access', loadChildren: () => import('./domains/access-log/access-log.routes').then((file) => file.workerAccessRoutes) },
      { path: 'audit', loadChildren: () => import('./domains/access-log/access-log.routes').then((file) => file.auditRoutes) },
      { path: 'reads', loadChildren: () => import('./domains/access-log/access-log.routes').then((file) => file.readQuestionsRoutes) },
      { path: 'waiting', loadChildren: () => import('./domains/waiting-list/waiting-list.routes').then((file) => file.waitingListRoutes) },
      { path: 'imports', loadChildren: () => import('./domains/imports/imports.routes').then((file) => file.importsRoutes) },
      { path: 'people', loadChildren: () => import('./domains/people/people.routes').then((file) => file.peopleRoutes) },
      { path: 'accounts', loadChildren: () => import('./domains/accounts/accounts.routes').then((file) => file.accountsRoutes) },
      { path: 'account-requests', loadChildren: () => import('./domains/accounts/accounts.routes').then((file) => file.accountRequestsRoutes) },
      { path: 'settings', loadChildren: () => import('./domains/settings/settings.routes').then((file) => file.settingsRoutes) },
      { path: 'account', loadChildren: () => import('./domains/account/account.routes').then((file) => file.accountRoutes) },
      {
        path: '**',
        title: 'title.not-found',
        loadComponent: () => import('./shell/not-found/not-found').then((file) => file.NotFound),
      },
    ],
  },
];

/** A redirect is asked before any guard: for somebody who has not signed in there is no first page yet but that one. */
function homeOf(session: SessionView | null): string {
  return session ? homeFor(session.rights) : '/sign-in';
}
