import type { Routes } from '@angular/router';

/** Open to everybody who is signed in. */
export const accountRoutes: Routes = [
  { path: '', title: 'title.account', loadComponent: () => import('./feature-account/account').then((file) => file.Account) },
];
