// Read by Node releases that are too old for the rest of these tools, hence the old-fashioned syntax.
import process from 'process';

/** Ends with one plain sentence when this Node cannot run the tools (Node >= 20). */
export function requireNode20() {
  var major = Number(process.versions.node.split('.')[0]);
  if (major >= 20) return true;
  console.error(
    'Waymark needs Node 20 or newer and this is Node ' +
      process.versions.node +
      '; install a newer one from https://nodejs.org and try again.',
  );
  process.exitCode = 1;
  return false;
}
