// What is asked of the probe once: windows, microphones, the end of a process, a file's signature and its access list, a
// program that is run to its end.
#ifndef CALLWARDEN_REQUESTS_H
#define CALLWARDEN_REQUESTS_H

#include <wchar.h>

/* Each prints its lines and gives the exit code. */
int tell_windows(void);
int tell_microphones(void);
int mute_microphone(const wchar_t *id, const wchar_t *muted);
int end_process(const wchar_t *pid, const wchar_t *start, const wchar_t *how);
int tell_signatures(wchar_t **paths, int count);
int tell_access(wchar_t **paths, int count);
int make_private_folder(void);
int run_elevated(wchar_t **words, int count);
int run_whole(wchar_t **words, int count);

#endif
