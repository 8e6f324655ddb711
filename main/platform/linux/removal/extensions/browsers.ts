// Browsers that are built on Chromium, by the folders in which each keeps its profiles.
// https://chromium.googlesource.com/chromium/src/+/main/docs/user_data_dir.md

/** Where each keeps its profiles: from a package, from flatpak, from snap. */
export const browsers: readonly (readonly [browser: string, ...folders: string[]])[] = [
  [
    'Chromium',
    '~/.config/chromium',
    '~/.var/app/org.chromium.Chromium/config/chromium',
    '~/snap/chromium/common/chromium',
  ],
  [
    'Google Chrome',
    '~/.config/google-chrome',
    '~/.config/google-chrome-beta',
    '~/.config/google-chrome-unstable',
    '~/.var/app/com.google.Chrome/config/google-chrome',
  ],
  [
    'Brave',
    '~/.config/BraveSoftware/Brave-Browser',
    '~/.var/app/com.brave.Browser/config/BraveSoftware/Brave-Browser',
    '~/snap/brave/current/.config/BraveSoftware/Brave-Browser',
  ],
  [
    'Microsoft Edge',
    '~/.config/microsoft-edge',
    '~/.var/app/com.microsoft.Edge/config/microsoft-edge',
  ],
  [
    'Vivaldi',
    '~/.config/vivaldi',
    '~/.var/app/com.vivaldi.Vivaldi/config/vivaldi',
    '~/snap/vivaldi/current/.config/vivaldi',
  ],
  [
    'Opera',
    '~/.config/opera',
    '~/.var/app/com.opera.Opera/config/opera',
    '~/snap/opera/current/.config/opera',
  ],
];
