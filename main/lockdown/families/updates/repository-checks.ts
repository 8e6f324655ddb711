// Where a client's updates come from: asked about clients that come as packages.
import type { Client } from '../../../catalogue/index.ts';
import type { Check } from '../../check.ts';
import { encryptionCheck } from './encrypted-repository.ts';
import { repositoryFilesCheck } from './repository-files.ts';
import { signatureCheck } from './signed-repository.ts';
import { updatesCheck } from './updates.ts';

export const repositoryChecks = (client: Client): readonly Check[] => {
  const { deb, rpm } = client.linux.packages;
  if (deb.length === 0 && rpm.length === 0) return [];
  return [
    updatesCheck(client),
    signatureCheck(client),
    encryptionCheck(client),
    repositoryFilesCheck(client),
  ];
};
