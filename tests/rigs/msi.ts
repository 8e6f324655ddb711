// A real package of Windows Installer (an .msi), built by msitools' wixl: https://wiki.gnome.org/msitools.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { builtOnce } from './built-once.ts';
import { missingPackages } from './programs.ts';
import { standInProgram } from './windows-stand-in.ts';

export const productCode = '{6D6E2A4F-2C2B-4C55-9B1E-0C1F4E5A7D10}';

/** What to install before it can be built; null when all is there. */
export const missingForMsi = (): string | null => missingPackages('wixl');

/** Builds it if need be; gives its path. It puts Zoom for everybody under `C:\Program Files\Zoom`. */
export function zoomMsi(): string {
  return builtOnce('zoom.msi', import.meta.filename, (unfinished) => {
    // wixl takes no path from the root.
    const standIn = standInProgram();
    const source = `${unfinished}.wxs`;
    writeFileSync(
      source,
      `<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Id="${productCode}" Name="Zoom Workplace (64-bit)" Version="6.2.11" Language="1033"
    Manufacturer="Zoom" UpgradeCode="{B1D8F3A2-7C0E-4E52-8C79-1E0A52C7F901}">
    <Package InstallerVersion="200" Compressed="yes" InstallScope="perMachine" />
    <Media Id="1" Cabinet="zoom.cab" EmbedCab="yes" />
    <Directory Id="TARGETDIR" Name="SourceDir">
      <Directory Id="ProgramFiles64Folder">
        <Directory Id="INSTALLDIR" Name="Zoom">
          <Directory Id="BIN" Name="bin">
            <Component Id="Program" Guid="{0B8E5C37-31A5-4E7D-9C77-5E3C4F7A2B11}" Win64="yes">
              <File Id="Zoom" Name="Zoom.exe" Source="${basename(standIn)}" KeyPath="yes" />
            </Component>
          </Directory>
        </Directory>
      </Directory>
    </Directory>
    <Feature Id="All" Level="1"><ComponentRef Id="Program" /></Feature>
  </Product>
</Wix>
`,
    );
    execFileSync('wixl', ['--arch', 'x64', '--output', unfinished, source], {
      cwd: dirname(standIn),
      stdio: 'pipe',
    });
    rmSync(source);
  });
}
