import type { Routes } from '@angular/router';
import { mayOnly } from '../../platform/session/signed-in.guard';

export const personAccessRoutes: Routes = [
  {
    path: '',
    title: 'title.access',
    canActivate: [mayOnly('access-log:read')],
    loadComponent: () => import('./feature-person/person-access-page').then((file) => file.PersonAccessPage),
  },
];

export const workerAccessRoutes: Routes = [
  {
    path: '',
    title: 'title.access',
    canActivate: [mayOnly('access-log:read')],
    loadComponent: () => import('./feature-worker/worker-access-page').then((file) => file.WorkerAccessPage),
  },
];
