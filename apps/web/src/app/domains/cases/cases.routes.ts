import type { Routes } from '@angular/router';
import { mayOnly } from '../../platform/session/signed-in.guard';

export const todayRoutes: Routes = [
  {
    path: '',
    title: 'title.today',
    canActivate: [mayOnly('today:read')],
    loadComponent: () => import('./feature-work/today/today-page').then((file) => file.TodayPage),
  },
];

export const casesRoutes: Routes = [
  {
    path: ':id',
    title: 'title.case',
    canActivate: [mayOnly('case:read')],
    loadComponent: () => import('./feature-work/case/case-page').then((file) => file.CasePage),
  },
  {
    path: ':id/hand-over',
    title: 'title.handover',
    canActivate: [mayOnly('handover:work')],
    loadComponent: () => import('./feature-work/handover/give-page').then((file) => file.GivePage),
  },
];

export const handoversRoutes: Routes = [
  {
    path: ':id',
    title: 'title.handover',
    canActivate: [mayOnly('handover:read')],
    loadComponent: () => import('./feature-work/handover/handover-page').then((file) => file.HandoverPage),
  },
];
