import type { Routes } from '@angular/router';
import { mayOnly } from '../../platform/session/signed-in.guard';

export const waitingListRoutes: Routes = [
  {
    path: '',
    title: 'title.waiting',
    canActivate: [mayOnly('waiting-list:read')],
    loadComponent: () => import('./feature-waiting/waiting-page').then((file) => file.WaitingPage),
  },
];
