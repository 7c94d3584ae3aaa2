import type { Routes } from '@angular/router';
import { mayOnly } from '../../platform/session/signed-in.guard';

export const importsRoutes: Routes = [
  {
    path: '',
    title: 'title.imports',
    canActivate: [mayOnly('import:run')],
    loadComponent: () => import('./feature-list/import-list').then((file) => file.ImportList),
  },
  {
    path: ':id',
    title: 'title.import',
    canActivate: [mayOnly('import:run')],
    loadComponent: () => import('./feature-import/import-page').then((file) => file.ImportPage),
  },
  {
    path: ':id/rows/:rowId',
    title: 'title.import-row',
    canActivate: [mayOnly('import:run')],
    loadComponent: () => import('./feature-row/review-row').then((file) => file.ReviewRow),
  },
];
