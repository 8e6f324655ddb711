// A Windows program that stands where a client would: it runs until its input ends. With `tcp`, it listens on loopback,
// connects to itself, sends 1000 bytes, and prints the two ports; with `udp` it binds a socket and prints its port; with `window` it shows
// one, and ends when that is closed.
#include <winsock2.h>
#include <ws2tcpip.h>
#include <stdio.h>
#include <string.h>
#include <windows.h>

static unsigned short port_of(SOCKET socket) {
  struct sockaddr_in name;
  int length = sizeof name;
  getsockname(socket, (struct sockaddr *)&name, &length);
  return ntohs(name.sin_port);
}

/* Wine finds a socket's owner among the descriptors of its processes, and a process gets the descriptor only when it
   uses it. Windows needs none of this. */
static void be_seen(SOCKET socket) {
  char byte;
  u_long without_waiting = 1;
  ioctlsocket(socket, FIONBIO, &without_waiting);
  recv(socket, &byte, 1, MSG_PEEK);
}

static SOCKET bound(int type) {
  SOCKET made = socket(AF_INET, type, 0);
  struct sockaddr_in any = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  bind(made, (struct sockaddr *)&any, sizeof any);
  if (type == SOCK_DGRAM) be_seen(made);
  return made;
}

static LRESULT CALLBACK answer(HWND window, UINT message, WPARAM first, LPARAM second) {
  if (message == WM_CLOSE) ExitProcess(0);
  return DefWindowProcA(window, message, first, second);
}

static DWORD WINAPI show_window(void *unused) {
  (void)unused;
  WNDCLASSA class = {.lpfnWndProc = answer, .lpszClassName = "stand-in"};
  RegisterClassA(&class);
  HWND window = CreateWindowA("stand-in", "Stand-in", WS_OVERLAPPEDWINDOW | WS_VISIBLE, 10, 10, 200, 100, NULL, NULL, NULL, NULL);
  printf("%s\n", window == NULL ? "no window" : "ready");
  fflush(stdout);
  MSG message;
  while (GetMessageA(&message, NULL, 0, 0) > 0) DispatchMessageA(&message);
  return 0;
}

int main(int count, char **arguments) {
  WSADATA data;
  WSAStartup(MAKEWORD(2, 2), &data);
  const char *what = count > 1 ? arguments[1] : "";
  if (strcmp(what, "tcp") == 0) {
    SOCKET listener = bound(SOCK_STREAM);
    listen(listener, 1);
    be_seen(listener);
    SOCKET client = bound(SOCK_STREAM);
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK), .sin_port = htons(port_of(listener))};
    connect(client, (struct sockaddr *)&to, sizeof to);
    while (accept(listener, NULL, NULL) == INVALID_SOCKET) Sleep(5);
    char bytes[1000] = "";
    send(client, bytes, sizeof bytes, 0);
    printf("%d %d\n", port_of(listener), port_of(client));
  } else if (strcmp(what, "udp") == 0) {
    printf("%d\n", port_of(bound(SOCK_DGRAM)));
  } else if (strcmp(what, "window") == 0) {
    CreateThread(NULL, 0, show_window, NULL, 0, NULL);
  } else {
    printf("ready\n");
  }
  fflush(stdout);
  char byte;
  DWORD length;
  while (ReadFile(GetStdHandle(STD_INPUT_HANDLE), &byte, 1, &length, NULL) && length > 0) continue;
  return 0;
}
