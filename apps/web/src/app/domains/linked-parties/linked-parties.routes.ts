import type { Routes } from '@angular/router';
import { mayOnly } from '../../platform/session/signed-in.guard';

export const linkedPartiesRoutes: Routes = [
  {
    path: '',
    title: 'title.linked-parties',
    canActivate: [mayOnly('linked-parties:settle')],
    loadComponent: () => import('./feature-list/linked-parties-page').then((file) => file.LinkedPartiesPage),
  },
];
