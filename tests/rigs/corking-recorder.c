/* A recorder that pauses: records from the source argv[1]; each line on standard input corks or uncorks its stream.
 * The declarations are libpulse's (pulse/simple programs need its headers, this one only the library itself). */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

typedef struct loop loop;
typedef struct context context;
typedef struct stream stream;
typedef struct { int format; uint32_t rate; uint8_t channels; } sample_spec;

loop *pa_threaded_mainloop_new(void);
int pa_threaded_mainloop_start(loop *);
void pa_threaded_mainloop_lock(loop *);
void pa_threaded_mainloop_unlock(loop *);
void *pa_threaded_mainloop_get_api(loop *);
context *pa_context_new(void *, const char *);
int pa_context_connect(context *, const char *, int, const void *);
int pa_context_get_state(const context *);
stream *pa_stream_new(context *, const char *, const sample_spec *, const void *);
int pa_stream_connect_record(stream *, const char *, const void *, int);
void *pa_stream_cork(stream *, int, void *, void *);
int pa_stream_peek(stream *, const void **, size_t *);
int pa_stream_drop(stream *);
void pa_stream_set_read_callback(stream *, void (*)(stream *, size_t, void *), void *);

static void forget(stream *s, size_t n, void *data)
{
	const void *sound;

	(void)data;
	if (pa_stream_peek(s, &sound, &n) == 0 && n > 0)
		pa_stream_drop(s);
}

int main(int argc, char **argv)
{
	const sample_spec spec = { 3 /* s16le */, 44100, 1 };
	loop *l = pa_threaded_mainloop_new();
	context *c;
	stream *s;
	char line[16];
	int corked = 0, state = 0;

	if (argc < 2 || !l || !(c = pa_context_new(pa_threaded_mainloop_get_api(l), "corker")))
		return 1;
	pa_context_connect(c, NULL, 0, NULL);
	pa_threaded_mainloop_start(l);
	while (state < 4 /* ready */) {
		usleep(2000);
		pa_threaded_mainloop_lock(l);
		state = pa_context_get_state(c);
		pa_threaded_mainloop_unlock(l);
	}
	if (state != 4)
		return 2;
	pa_threaded_mainloop_lock(l);
	s = pa_stream_new(c, "a call", &spec, NULL);
	pa_stream_set_read_callback(s, forget, NULL);
	pa_stream_connect_record(s, argv[1], NULL, 0);
	pa_threaded_mainloop_unlock(l);
	while (fgets(line, sizeof line, stdin)) {
		corked = !corked;
		pa_threaded_mainloop_lock(l);
		pa_stream_cork(s, corked, NULL, NULL);
		pa_threaded_mainloop_unlock(l);
	}
	return 0;
}
