import type { Routes } from '@angular/router';
import { mayOnly } from '../../platform/session/signed-in.guard';

export const reviewsRoutes: Routes = [
  {
    path: '',
    title: 'title.reviews',
    canActivate: [mayOnly('review:read')],
    loadComponent: () => import('./feature-reviews/reviews-page').then((file) => file.ReviewsPage),
  },
];
