// Kept in old-fashioned syntax so that a Node that is too old can still read it and be told so.
import { requireNode20 } from './lib/node-version.mjs';

if (requireNode20()) {
  import('./lib/begin-run.mjs').then(function (beginRun) {
    return beginRun.run(process.argv.slice(2));
  });
}
