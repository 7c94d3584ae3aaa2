import type { Routes } from '@angular/router';
import { mayOnly } from '../../platform/session/signed-in.guard';

export const accountsRoutes: Routes = [
  {
    path: '',
    title: 'title.accounts',
    canActivate: [mayOnly('worker:administer')],
    loadComponent: () => import('./feature-accounts/accounts').then((file) => file.Accounts),
  },
  {
    path: 'services',
    title: 'title.services',
    canActivate: [mayOnly('worker:administer')],
    loadComponent: () => import('./feature-services/services-page').then((file) => file.ServicesPage),
  },
  {
    path: ':id',
    title: 'title.worker',
    canActivate: [mayOnly('worker:administer')],
    loadComponent: () => import('./feature-worker/worker-page').then((file) => file.WorkerPage),
  },
];

export const accountRequestsRoutes: Routes = [
  {
    path: '',
    title: 'title.account-requests',
    canActivate: [mayOnly('account-request:answer')],
    loadComponent: () => import('./feature-requests/account-requests-page').then((file) => file.AccountRequestsPage),
  },
];
