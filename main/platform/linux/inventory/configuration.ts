// The files in which a client keeps its settings, as the catalogue names them.
import type { ConfigurationFile } from '../../port/index.ts';
import { placeInCatalogue } from './catalogue-path.ts';
import type { Look } from './look.ts';

export const readConfiguration = ({ clients, ground }: Look): readonly ConfigurationFile[] =>
  clients.flatMap((client) =>
    client.configFiles.flatMap(({ platform, path, format }) => {
      const pattern = platform === 'linux' ? placeInCatalogue(path) : null;
      if (pattern === null) return [];
      const there = ground.expand(pattern).filter((shown) => ground.kindOf(shown) !== 'folder');
      if (there.length === 0 && ground.kindOf(pattern) === 'folder') return [];
      if (there.length === 0)
        return [
          { client: client.id, path: ground.placeOf(pattern), shown: pattern, format, file: null },
        ];
      return there.map((shown) => {
        const file = ground.file(shown);
        return {
          client: client.id,
          path: file?.path ?? ground.placeOf(shown),
          shown,
          format,
          file,
        };
      });
    }),
  );
