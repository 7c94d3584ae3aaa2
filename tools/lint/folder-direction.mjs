import { dirname, relative, resolve, sep } from 'node:path';

/**
 * Says which folder may import from which, by the paths themselves: a zone applies to files matching `in`, and refuses
 * what `refuses` matches. Both are regular expressions on paths from the root of the clone; a group named `own` in the
 * first must differ in the second, so that "another feature" can be said.
 */
export const folderDirection = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object' }],
    messages: { refused: '{{ sentence }}' },
  },
  create(context) {
    const { root, zones } = context.options[0];
    const from = relative(root, context.filename).split(sep).join('/');
    const applicable = zones.map((zone) => ({ zone, match: zone.in.exec(from) })).filter(({ match }) => match !== null);
    if (applicable.length === 0) return {};
    const check = (node) => {
      const imported = node.source?.value;
      if (typeof imported !== 'string') return;
      const to = imported.startsWith('.')
        ? relative(root, resolve(dirname(context.filename), imported))
            .split(sep)
            .join('/')
        : imported;
      const typeOnly = node.importKind === 'type' || node.exportKind === 'type';
      for (const { zone, match } of applicable) {
        if (isRefused(zone, match, to, typeOnly))
          context.report({ node, messageId: 'refused', data: { sentence: zone.sentence } });
      }
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

function isRefused(zone, fileMatch, to, typeOnly) {
  if (zone.typesAllowed && typeOnly) return false;
  const match = zone.refuses.exec(to);
  if (match === null) return false;
  return match.groups?.own === undefined || match.groups.own !== fileMatch.groups?.own;
}
