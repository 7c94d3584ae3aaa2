import type { Routes } from '@angular/router';
import { mayOnly } from '../../platform/session/signed-in.guard';

export const personBlocksRoutes: Routes = [
  {
    path: '',
    title: 'title.blocks',
    canActivate: [mayOnly('block:administer')],
    loadComponent: () => import('./feature-person/person-blocks-page').then((file) => file.PersonBlocksPage),
  },
];

export const blocksRoutes: Routes = [
  {
    path: '',
    title: 'title.blocks',
    canActivate: [mayOnly('block:administer')],
    loadComponent: () => import('./feature-list/blocks-page').then((file) => file.BlocksPage),
  },
];
