// A real installer of NSIS' own, which leaves a real uninstaller: that copies itself to a folder for temporary files,
// starts the copy, and ends before anything is deleted (nsis.sourceforge.io, "Command Line Usage", `_?=`).
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { builtOnce } from './built-once.ts';
import { missingPackages } from './programs.ts';
import { standInProgram } from './windows-stand-in.ts';

/** What to install before it can be built; null when all is there. */
export const missingForNsis = (): string | null => missingPackages('makensis');

/** Builds it if need be; gives its path. Silent; `/D=FOLDER` says where to, as its last words. */
export function nsisInstaller(): string {
  return builtOnce('nsis-setup.exe', import.meta.filename, (unfinished) => {
    const script = `${unfinished}.nsi`;
    writeFileSync(
      script,
      `Target amd64-unicode
Name "Zoom Workplace"
OutFile "${unfinished}"
RequestExecutionLevel user
SilentInstall silent
Section
  SetOutPath "$INSTDIR\\bin"
  File "/oname=Zoom.exe" "${standInProgram()}"
  WriteUninstaller "$INSTDIR\\Uninstall.exe"
SectionEnd
Section Uninstall
  ; Whoever does not wait for the copy is there before it.
  Sleep 3000
  Delete "$INSTDIR\\bin\\Zoom.exe"
  RMDir "$INSTDIR\\bin"
  Delete "$INSTDIR\\Uninstall.exe"
  DeleteRegKey HKCU "Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\ZoomUMX"
  DeleteRegKey HKCU "Software\\Zoom"
SectionEnd
`,
    );
    execFileSync('makensis', ['-V1', '-INPUTCHARSET', 'UTF8', script]);
    rmSync(script);
  });
}
