// Package repositories that bring a client's updates, and would bring the client back.
import type { PackageRepository } from '../../../port/index.ts';
import type { Look } from '../look.ts';
import { readAptRepositories } from './apt-repositories.ts';
import { readDnfRepositories } from './dnf-repositories.ts';
import { readFlatpakRemotes } from './flatpak-remotes.ts';

export const readRepositories = (look: Look): readonly PackageRepository[] => [
  ...readAptRepositories(look),
  ...readDnfRepositories(look),
  ...readFlatpakRemotes(look),
];
