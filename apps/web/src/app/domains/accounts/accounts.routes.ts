import type { Routes } from '@angular/router';
import { mayOnly } from '../../platform/session/signed-in.guard';

export const accountsRoutes: Routes = [
  {
    path: '',
    title: 'title.accounts',
    canActivate: [mayOnly('worker:administer')],
    loadComponent: () => import('./feature-accounts/accounts').then((file) => file.Accounts),
  },
];
