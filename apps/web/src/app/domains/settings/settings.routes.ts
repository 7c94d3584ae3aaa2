import type { Routes } from '@angular/router';
import { mayOnly } from '../../platform/session/signed-in.guard';

export const settingsRoutes: Routes = [
  {
    path: '',
    title: 'title.settings',
    canActivate: [mayOnly('settings:administer')],
    loadComponent: () => import('./feature-settings/settings-page').then((file) => file.SettingsPage),
  },
];
