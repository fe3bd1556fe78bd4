/* What libyaml alone needs: reads the files named on standard input and drains their events. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

static size_t drain(const unsigned char *bytes, size_t size, const char *path) {
  yaml_parser_t parser;
  size_t count = 0;
  int done = 0;
  if (!yaml_parser_initialize(&parser)) exit(2);
  yaml_parser_set_input_string(&parser, bytes, size);
  while (!done) {
    yaml_event_t event;
    if (!yaml_parser_parse(&parser, &event)) {
      fprintf(stderr, "%s: %s\n", path, parser.problem);
      break;
    }
    done = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
    count++;
  }
  yaml_parser_delete(&parser);
  return count;
}

int main(void) {
  char path[4096];
  size_t events = 0, files = 0;
  unsigned char *buffer = NULL;
  size_t capacity = 0;
  while (fgets(path, sizeof path, stdin)) {
    path[strcspn(path, "\n")] = 0;
    int descriptor = open(path, O_RDONLY);
    struct stat status;
    if (descriptor < 0 || fstat(descriptor, &status) != 0) return 2;
    if ((size_t)status.st_size > capacity) {
      capacity = status.st_size;
      buffer = realloc(buffer, capacity);
    }
    if (read(descriptor, buffer, status.st_size) != status.st_size) return 2;
    close(descriptor);
    events += drain(buffer, status.st_size, path);
    files++;
  }
  printf("%zu files, %zu events\n", files, events);
  return 0;
}
