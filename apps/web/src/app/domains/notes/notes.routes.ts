import type { Routes } from '@angular/router';
import { mayOnly } from '../../platform/session/signed-in.guard';

export const notesRoutes: Routes = [
  {
    path: '',
    title: 'title.notes',
    canActivate: [mayOnly('note:read')],
    loadComponent: () => import('./feature-notes/notes-page').then((file) => file.NotesPage),
  },
];
