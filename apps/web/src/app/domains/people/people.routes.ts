import type { Routes } from '@angular/router';
import { mayOnly } from '../../platform/session/signed-in.guard';

export const peopleRoutes: Routes = [
  {
    path: '',
    title: 'title.people',
    canActivate: [mayOnly('person:match')],
    loadComponent: () => import('./feature-search/people-search-page').then((file) => file.PeopleSearchPage),
  },
  {
    path: 'elsewhere',
    title: 'title.elsewhere',
    canActivate: [mayOnly('emergency:open')],
    loadComponent: () => import('./feature-elsewhere/elsewhere-page').then((file) => file.ElsewherePage),
  },
  {
    path: ':id',
    title: 'title.person',
    canActivate: [mayOnly('person:read')],
    loadComponent: () => import('./feature-person/person-page').then((file) => file.PersonPage),
  },
];
