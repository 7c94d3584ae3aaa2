import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { forgetFields } from './app/platform/forms/forget-fields';

forgetFields(document);
bootstrapApplication(App, appConfig).catch((error: unknown) => {
  console.error(error);
  // No catalogue could be read either, so this one sentence stands here, in both languages.
  const words = document.createElement('p');
  words.setAttribute('role', 'alert');
  words.textContent = 'Waymark could not start. Load the page again. · Nid oedd modd cychwyn Waymark. Llwythwch y dudalen eto.';
  document.body.append(words);
});
