import type { Routes } from '@angular/router';
import { mayOnly } from '../../platform/session/signed-in.guard';

export const referralsRoutes: Routes = [
  {
    path: '',
    title: 'title.referrals',
    canActivate: [mayOnly('referral:read')],
    loadComponent: () => import('./feature-list/referral-list').then((file) => file.ReferralList),
  },
  {
    path: 'new',
    title: 'title.new-referral',
    canActivate: [mayOnly('referral:record')],
    loadComponent: () => import('./feature-intake/intake').then((file) => file.Intake),
  },
  {
    path: ':id',
    title: 'title.referral',
    canActivate: [mayOnly('referral:read')],
    loadComponent: () => import('./feature-referral/referral-page').then((file) => file.ReferralPage),
  },
];
