// Outputs that nobody has recorded and published, written after ps(1) and lsof(8): what has ended and waits for its
// parent, an interface inside an address, a program and its words. Recordings are in tests/fixtures/macos.

/** `ps -axww -o pid=,ppid=,uid=,lstart=,comm=` */
export const psColumns = `    1     0     0 Wed Jul 29 15:37:10 2026     /sbin/launchd
  472     1   502 Wed Jul 29 15:39:02 2026     /System/Applications/Messages.app/Contents/MacOS/Messages
  473     1   502 Wed Jul 29 15:39:02 2026     /System/iOSSupport/System/Library/PrivateFrameworks/IMTranscoding.framework/XPCServices/IMTranscoderAgent.xpc/Contents/MacOS/IMTranscoderAgent
 1023     1   502 Thu Jul 30 09:05:00 2026     /Applications/zoom.us.app/Contents/MacOS/zoom.us
 1031  1023   502 Thu Jul 30 09:05:01 2026     /Applications/zoom.us.app/Contents/Frameworks/CptHost.app/Contents/MacOS/CptHost
 1040     1   502 Thu Jul 30 09:06:10 2026     /Applications/Microsoft Teams.app/Contents/MacOS/MSTeams
 1041  1040   502 Thu Jul 30 09:06:11 2026     (MSTeams)
 1050     1   502 Sat Aug  1 00:00:09 2026     -zsh
`;

/** `ps -axww -o pid=,args=` */
export const psArguments = `    1 /sbin/launchd
 1023 /Applications/zoom.us.app/Contents/MacOS/zoom.us -psn_0_12345
 1040 /Applications/Microsoft Teams.app/Contents/MacOS/MSTeams --url zoommtg://x y
`;

/** `lsof -w -nP -i -F pfdPtnT` */
export const lsofFields = `p783
f3
tIPv4
d0xa2c1f3e51a0b7c11
PTCP
n*:57607
TST=LISTEN
TQR=0
TQS=0
f4
tIPv6
d0xa2c1f3e51a0b8d21
PTCP
n*:57607
TST=LISTEN
TQR=0
TQS=0
f9
tIPv6
d0xa2c1f3e51a0b9e31
PICMPV6
n*:*
p1023
f21
tIPv4
d0xa2c1f3e51a0baf41
PTCP
n192.168.1.226:58631->170.114.52.2:443
TST=ESTABLISHED
TQR=0
TQS=0
f22
tIPv6
d0xa2c1f3e51a0bbf51
PUDP
n[fe80:4::1c2d:3e4f]:52345
f23
tIPv4
d0xa2c1f3e51a0bcf61
PUDP
n192.168.1.226:8801->170.114.10.78:8801
f24
tIPv6
d0xa2c1f3e51a0bdf71
PTCP
n[::1]:49200->[::1]:5000
TST=CLOSE_WAIT
`;
